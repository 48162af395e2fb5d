import type { Access } from '../people/access.ts';
import type { People } from '../people/names.ts';
import { isTheirs } from '../people/rules.ts';
import type { HandoverRow } from '../record/facts.ts';
import type { Blocker } from './model.ts';
import { reasonToSendBack, waitsFor, type Block } from './rules.ts';

type Shown = { handover: HandoverRow; people: People; access: Access };

/** Blockers for one reader: whom each waits for by name, and which are the reader's own. */
export function presentBlocks(blocks: readonly Block[], shown: Shown): Blocker[] {
  return blocks.map((block) => {
    const person = waitsFor(block, shown.handover);
    return {
      code: block.code,
      subjects: [...block.subjects],
      text: block.text,
      detail: block.detail ?? null,
      reason: reasonToSendBack[block.code],
      waitsFor: shown.people.maybe(person),
      since: block.since ?? null,
      yours: isTheirs(shown.access, person),
      cure: { label: block.cure.label, page: block.cure.page, ref: block.cure.ref ?? null },
    };
  });
}

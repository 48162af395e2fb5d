import type { Access } from '../people/access.ts';
import type { People } from '../people/names.ts';
import { holderOf, type HandoverRow } from '../record/store.ts';
import type { Block } from './gates.ts';
import type { Blocker } from './model.ts';

type Shown = { handover: HandoverRow; people: People; access: Access };

/** Blockers for one reader: whom each waits for by name, and which are the reader's own. */
export function presentBlocks(blocks: readonly Block[], shown: Shown): Blocker[] {
  return blocks.map((block) => {
    const waitsFor = block.personId ?? holderOf(shown.handover, block.role);
    return {
      code: block.code,
      text: block.text,
      detail: block.detail ?? null,
      waitsFor: shown.people.maybe(waitsFor),
      since: block.since ?? null,
      yours: waitsFor === shown.access.personId,
      cure: { label: block.cure.label, page: block.cure.page, ref: block.cure.ref ?? null },
    };
  });
}

import { peopleFrom, readNames } from '../people/names.ts';
import type { Work } from '../record/change.ts';
import { Refusal } from '../refusal.ts';
import { countedFirst } from '../words.ts';
import type { Block } from './rules.ts';
import { presentBlocks } from './view.ts';

/** Refuses to pass a gate with every blocker named, each with its cure. @throws Refusal blocked. */
export async function refuseBlocked(
  work: Work,
  blocks: readonly Block[],
  toDo: string,
): Promise<void> {
  if (blocks.length === 0) return;
  const { handover, access, db } = work;
  const ids = [
    ...handover.holders.map((holder) => holder.personId),
    ...blocks.map((block) => block.personId ?? null),
  ];
  const people = peopleFrom(await readNames(db, handover.tenant_id, ids), handover);
  const blockers = presentBlocks(blocks, { handover, people, access });
  const count = countedFirst(blockers.length, 'thing is', 'things are');
  throw new Refusal(
    'blocked',
    `${count} in the way before you can ${toDo}. Each says what cures it.`,
    { blockers },
  );
}

import type { Block } from '../gates/rules.ts';
import type { People } from '../people/names.ts';
import type { StoredWait } from './facts.ts';
import type { WaitingLine } from './model.ts';

/** What is left in a draft, for whoever looks at it now. */
export type Left = ReadonlyMap<string, readonly Pick<Block, 'cure'>[]>;

/** The lines of one reader, in the order in which they are given: what blocks one handover is one line. */
export function linesOf(
  waits: readonly StoredWait[],
  { people, left }: { people: People; left: Left },
): WaitingLine[] {
  const blockers = Map.groupBy(
    waits.filter(({ kind }) => kind === 'blocker'),
    ({ handoverId }) => handoverId,
  );
  return waits.flatMap((wait): WaitingLine[] => {
    const line = lineOf(wait, people);
    if (wait.kind === 'draft') return [draftLine(line, left.get(wait.handoverId) ?? [])];
    if (wait.kind !== 'blocker') return [line];
    const mine = blockers.get(wait.handoverId) ?? [];
    return mine[0] === wait ? [blockersLine(line, mine.length)] : [];
  });
}

function lineOf(wait: StoredWait, people: People): WaitingLine {
  const { handoverId, project, kind, title, moment, detail, since, dueAt, action } = wait;
  const from = people.maybe(wait.from);
  return { handoverId, project, kind, title, moment, detail, from, dueAt, since, action };
}

function blockersLine(line: WaitingLine, count: number): WaitingLine {
  if (count === 1) return line;
  return { ...line, detail: `and ${count - 1} more before it can be accepted` };
}

/** Items are filled one after another, a screen each; what is no item is cured where it stands. */
function draftLine(line: WaitingLine, blocks: readonly Pick<Block, 'cure'>[]): WaitingLine {
  const [first] = blocks;
  if (!first) return line;
  const isItemLeft = blocks.some(({ cure }) => cure.page === 'checklist');
  const place = isItemLeft ? ({ page: 'checklist', ref: 'left' } as const) : first.cure;
  return {
    ...line,
    title: `${blocks.length} left before you can submit`,
    detail: `about ${Math.max(1, Math.round(blocks.length * 1.5))} minutes`,
    action: { label: 'Continue', page: place.page, ref: place.ref ?? null },
  };
}

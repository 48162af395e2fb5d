import type { Block } from '../gates/rules.ts';
import type { People } from '../people/names.ts';
import { needs } from '../words.ts';
import type { StoredWait } from './facts.ts';
import type { WaitingLine } from './model.ts';
import { isOfDraft } from './rules.ts';

/** What is left in a draft, for whoever looks at it now. */
type LeftBlock = Pick<Block, 'code' | 'text' | 'cure'>;
export type Left = ReadonlyMap<string, readonly LeftBlock[]>;

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
    if (isOfDraft(wait)) return [draftLine(line, left.get(wait.handoverId) ?? [])];
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

/** What tech needs comes first; then items are filled one after another, what is no item where it stands. */
function draftLine(line: WaitingLine, blocks: readonly LeftBlock[]): WaitingLine {
  const [first] = blocks;
  if (!first) return line;
  const points = blocks.filter(({ code }) => code === 'point_open');
  if (points[0]) return pointsLine(line, { points, others: blocks.length - points.length });
  const isItemLeft = blocks.some(({ cure }) => cure.page === 'checklist');
  const place = isItemLeft ? ({ page: 'checklist', ref: 'left' } as const) : first.cure;
  return {
    ...line,
    title: `${blocks.length} left before you can submit`,
    detail: `about ${Math.max(1, Math.round(blocks.length * 1.5))} minutes`,
    action: { label: 'Continue', page: place.page, ref: place.ref ?? null },
  };
}

/** "Tomás needs 2 things from you": the first of them by its words, with the way to it. */
function pointsLine(
  line: WaitingLine,
  { points, others }: { points: readonly LeftBlock[]; others: number },
): WaitingLine {
  const [first] = points;
  if (!first) return line;
  const { label, page, ref = null } = first.cure;
  const more = [
    ...(points.length > 1 ? [`and ${points.length - 1} more`] : []),
    ...(others > 0 ? [`${others} left besides before you can submit`] : []),
  ];
  return {
    ...line,
    title: `${needs(line.from?.name ?? null, points.length)}: ${first.text}`,
    detail: more.length > 0 ? more.join(', ') : null,
    action: { label, page, ref },
  };
}

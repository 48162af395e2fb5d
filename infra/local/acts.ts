import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import type { ActsView, ActView } from './page-model.ts';

/** What was asked of the product through the public origin, and how it answered: for the tour. */
export interface Acts {
  note(act: ActView): void;
  /** Everything since the example deals were made, oldest first. */
  view(): ActsView;
  /** Forgets everything; what is noted from here on belongs to the visitor. */
  begin(): void;
}

const MOST = 2000;

/** Opens the notes, kept line by line in `file` so that a tour goes on after a restart. */
export function openActs(options: { file: string; now: () => Date }): Acts {
  const { file, now } = options;
  const lines = readLines(file);
  const first = lines.find((line): line is Beginning => 'since' in line);
  let since = first?.since ?? now().toISOString();
  let acts = lines.filter((line): line is ActView => 'verb' in line);
  return {
    note(act) {
      const known = acts.some((one) => act.read && same(one, act));
      if (known || acts.length >= MOST) return;
      acts.push(act);
      appendFileSync(file, `${JSON.stringify(act)}\n`);
    },
    view: () => ({ since, acts }),
    begin() {
      since = now().toISOString();
      acts = [];
      rmSync(file, { force: true });
      appendFileSync(file, `${JSON.stringify({ since })}\n`);
    },
  };
}

type Beginning = { since: string };

/** Reading the same thing again says nothing new. */
function same(one: ActView, other: ActView): boolean {
  return (
    one.personId === other.personId &&
    one.handoverId === other.handoverId &&
    one.verb === other.verb &&
    one.status === other.status
  );
}

function readLines(file: string): (ActView | Beginning)[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  // A kill in the middle of a line leaves half of it.
  return lines.flatMap((line) =>
    line.endsWith('}') ? [JSON.parse(line) as ActView | Beginning] : [],
  );
}

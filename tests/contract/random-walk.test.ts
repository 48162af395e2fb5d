import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sql } from 'kysely';
import { readGateFacts } from '../../src/gates/facts.ts';
import { acceptBlocks, submitBlocks } from '../../src/gates/rules.ts';
import type { HandoverRow } from '../../src/record/facts.ts';
import { isOwnSubmission } from '../../src/record/holders.ts';
import type { State } from '../../src/record/model.ts';
import { readHandover } from '../../src/record/store.ts';
import { Refusal } from '../../src/refusal.ts';
import { readWaitFacts } from '../../src/waiting/facts.ts';
import { waitsIn } from '../../src/waiting/rules.ts';
import { extent } from '../harness/extent.ts';
import {
  aContact,
  aHandover,
  aPromise,
  aSettledPromise,
  ids,
  readyFacts,
} from '../harness/facts.ts';
import { actsOn, type Act } from '../harness/random-acts.ts';
import { aWork, persons } from '../harness/work.ts';

const { app, as, at, aDeal } = await aWork();

/** The way of a handover (product.md): from each state, where one act may lead. */
const ways: Partial<Record<State, readonly State[]>> = {
  draft: ['in-review'],
  'in-review': ['draft', 'accepted'],
  accepted: ['in-review'],
};

async function handoverOf(id: string): Promise<HandoverRow> {
  const found = await readHandover(app.db, { tenantId: ids.tenant, id });
  if (!found) throw new Error('The deal is gone.');
  return found;
}

/** A deal that may go wherever the acts lead it. */
async function begun({ state, isReady }: { state: State; isReady: boolean }): Promise<string> {
  const facts = readyFacts();
  const sent = { submitted_by: ids.riya, submitted_at: '2026-11-20T09:00:00.000Z' };
  const handover = aHandover({
    ...facts.handover,
    state,
    contacts: [aContact({ personId: persons.ana.id })],
    ...(state === 'draft' ? {} : sent),
  });
  const open = { items: new Map(), promises: [aPromise()], checks: [] };
  const ready = { promises: [aSettledPromise()] };
  return (await aDeal({ handover, ...(isReady ? ready : open) })).id;
}

/** What is written down of a deal: what it says, and what may never change again. */
type Kept = Record<'items' | 'promises' | 'questions' | 'frozen' | 'told', readonly string[]>;

async function keptOf(id: string): Promise<Kept> {
  const rowsOf = async (
    table: 'item' | 'promise' | 'question' | 'frozen_version' | 'audit_entry',
  ) => {
    const { rows } = await sql<{ row: string }>`
      select to_jsonb(t)::text as row from ${sql.table(table)} t
      where t.handover_id = ${id} order by 1`.execute(app.db);
    return rows.map(({ row }) => row);
  };
  return {
    items: await rowsOf('item'),
    promises: await rowsOf('promise'),
    questions: await rowsOf('question'),
    frozen: (await rowsOf('frozen_version')).map((row) => without(row, 'taken_back_at')),
    // A line that tells of typing is worded again while it goes on.
    told: (await rowsOf('audit_entry')).map((row) => without(row, 'text')),
  };
}

function without(row: string, column: string): string {
  const { [column]: _none, ...rest } = JSON.parse(row) as Record<string, unknown>;
  return JSON.stringify(rest);
}

function isKept(before: readonly string[], now: readonly string[]): boolean {
  return before.every((row) => now.includes(row));
}

/** Plays an act; gives what it was refused with. Anything but a refusal is a fault. */
async function played(id: string, act: Act): Promise<string | null> {
  try {
    await actsOn.play({ app, as, id }, act);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

/** Jobs act too, and write whether or not anybody is told. */
const ofJobs = new Set<Act['verb']>(['settle-effect', 'note-outlook']);

type Before = {
  handover: HandoverRow;
  kept: Kept;
  inTheWay: { submit: number; accept: number };
};
type Step = { act: Act; refused: string | null; before: Before };
type After = { handover: HandoverRow; kept: Kept };

/** What one step broke, each as a sentence. */
async function broken(id: string, step: Step): Promise<string[]> {
  const after = { handover: await handoverOf(id), kept: await keptOf(id) };
  const read = await readWaitFacts(app.db, app.templates, id);
  const isWaitKept = isDeepStrictEqual(read?.stored, read && waitsIn(read.facts));
  const faults = Object.entries({
    ...ofRefusal(step, after),
    ...ofState(step, after),
    'what waits is not what is kept': !isWaitKept,
  });
  return faults.flatMap(([what, isBroken]) =>
    isBroken ? [`${what} (${step.act.verb} by ${step.act.person})`] : [],
  );
}

/** Whoever may not leaves all as it was; a stranger and the client do nothing of ours. */
function ofRefusal({ act, refused, before }: Step, { handover, kept }: After) {
  const isRefused = refused !== null && !ofJobs.has(act.verb);
  const isDone = refused === null && !ofJobs.has(act.verb);
  return {
    'a refused act wrote': isRefused && !isDeepStrictEqual(kept, before.kept),
    'a refused act moved the version': isRefused && handover.version !== before.handover.version,
    'a stranger did it': isDone && act.person === 'nils',
    'the client did what is ours': isDone && act.person === 'ana' && act.verb !== 'not-quite',
  };
}

function ofState({ act, before }: Step, after: After) {
  const { handover: was, kept: keptBefore, inTheWay: left } = before;
  const { handover, kept } = after;
  const isNow = (state: State) => was.state !== state && handover.state === state;
  const isWay = handover.state === was.state || ways[was.state]?.includes(handover.state) === true;
  const isOwn = isOwnSubmission(was, handover.accepted_by);
  return {
    'the version went back': handover.version < was.version,
    [`${was.state} became ${handover.state}`]: !isWay,
    'it was submitted over what was in the way':
      act.verb === 'submit' && isNow('in-review') && left.submit > 0,
    'it was accepted over what was in the way': isNow('accepted') && left.accept > 0,
    'whoever sold it accepted it': isNow('accepted') && isOwn,
    'a frozen text changed': !isKept(keptBefore.frozen, kept.frozen),
    'a line of the list of changes is gone': !isKept(keptBefore.told, kept.told),
  };
}

async function inTheWay(handover: HandoverRow) {
  const template = app.templates.of(handover);
  const facts = await readGateFacts({ db: app.db, handover, template });
  return { submit: submitBlocks(facts).length, accept: acceptBlocks(facts).length };
}

describe('a random walk of all verbs by all people', () => {
  it(
    'keeps what never may break, whoever does what in whatever order',
    async () => {
      const reached = new Set<State>();
      const done = new Set<string>();
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom<State>('draft', 'in-review', 'accepted'),
          fc.boolean(),
          fc.array(actsOn.any, { minLength: 12, maxLength: 25 }),
          async (state, isReady, acts) => {
            const id = await begun({ state, isReady });
            for (const [index, act] of acts.entries()) {
              at(`2026-11-24T09:${String(index).padStart(2, '0')}:00Z`);
              const handover = await handoverOf(id);
              const kept = await keptOf(id);
              const before = { handover, kept, inTheWay: await inTheWay(handover) };
              const refused = await played(id, act);
              if (refused === null) done.add(act.verb);
              expect(await broken(id, { act, refused, before })).toEqual([]);
              reached.add((await handoverOf(id)).state);
            }
          },
        ),
        { numRuns: extent.walks, ...extent.seed },
      );
      // A walk that never gets anywhere shows nothing.
      expect([...reached].toSorted()).toEqual(['accepted', 'draft', 'in-review']);
      expect(done.size).toBeGreaterThan(actsOn.names.length / 3);
    },
    extent.oddTimeoutMs,
  );
});

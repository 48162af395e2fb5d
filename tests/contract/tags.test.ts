import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Client } from 'pg';
import { presentChecklist } from '../../src/checklist/present.ts';
import { presentKickoff } from '../../src/kickoff/present.ts';
import { presentChanges } from '../../src/overview/changes.ts';
import { presentHandover } from '../../src/overview/present.ts';
import { pages, type Page } from '../../src/pages.ts';
import { presentPromises } from '../../src/promises/present.ts';
import { presentQuestions } from '../../src/questions/present.ts';
import { open, type Opened } from '../../src/record/read.ts';
import { tagOf } from '../../src/record/tag.ts';
import { Refusal } from '../../src/refusal.ts';
import { presentClientView } from '../../src/sharing/present.ts';
import { showEarly } from '../../src/sharing/show-early.ts';
import { general } from '../../src/templates/general.ts';
import { isShown } from '../../tab/data/parts.ts';
import { aHandover, aSettledPromise, aQuestion, ids } from '../harness/facts.ts';
import { actsOn, type Act } from '../harness/random-acts.ts';
import { aWork, nothing, type PersonName } from '../harness/work.ts';

const { app, as, at, aDeal, url } = await aWork();

/** Everything of a handover that carries a tag, by the name of its call. */
const ours: Record<string, (opened: Opened) => Promise<unknown>> = {
  openHandover: async (opened) => await presentHandover(app, opened),
  readChecklist: presentChecklist,
  readPromises: presentPromises,
  readQuestions: presentQuestions,
  readKickoff: presentKickoff,
  readChanges: async (opened) => await presentChanges(opened),
  readClientView: presentClientView,
};
const theirs = { openHandover: presentClientView };

type Seen = { tag: string; shown: Record<string, string> };

async function seenBy(person: PersonName, id: string): Promise<Seen> {
  const opened = await open(app, as(person), id);
  const shown: Seen['shown'] = {};
  for (const [name, show] of Object.entries(person === 'ana' ? theirs : ours)) {
    shown[name] = JSON.stringify(await show(opened));
  }
  return { tag: tagOf(opened), shown };
}

/** Listens to what is told of changes, beside the product's own way to hear it. */
async function aListener() {
  const client = new Client({ connectionString: url });
  const told: string[] = [];
  client.on('notification', ({ payload = '' }) => told.push(payload.split(' ')[1] ?? ''));
  await client.connect();
  await client.query('listen handover');
  return {
    /** The pages that were told of since the last time, none when it may be anything; null for nothing. */
    told: async (): Promise<ReadonlySet<Page> | null> => {
      // What was told before this query is here before its answer.
      await client.query('select 1');
      const said = told.splice(0);
      if (said.length === 0) return null;
      return new Set(said.includes('all') ? [] : pages.filter((page) => said.includes(page)));
    },
    close: async () => await client.end(),
  };
}

async function anOpen(state: 'draft' | 'in-review' | 'accepted'): Promise<string> {
  const named = { submitted_by: ids.riya, submitted_at: '2026-11-20T09:00:00.000Z' };
  const handover = aHandover({ state, ...(state === 'draft' ? {} : named) });
  return (await aDeal({ handover, promises: [aSettledPromise()], questions: [aQuestion()] })).id;
}

async function played(id: string, act: Act | 'show-early'): Promise<void> {
  try {
    if (act !== 'show-early') return void (await actsOn.play({ app, as, id }, act));
    const { handover } = await open(app, as('riya'), id);
    const asked = { handoverId: id, expected: handover.version, input: undefined, show: nothing };
    await showEarly(app, as('riya'), asked);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

/** What promises name and count against, answered in one way and another; chance alone meets it seldom. */
const behindPromises = ['scope.deliverables', 'commercials.hours-sold'].flatMap((key) => {
  const place = general.items.findIndex((item) => item.key === key);
  return Array.from({ length: 9 }, (_, round): Act => ({
    verb: 'save-item',
    person: 'riya',
    choice: place + round * general.items.length,
  }));
});

const readers = ['riya', 'li', 'ana'] as const;

describe('whoever has an answer and asks again', () => {
  it('CF02 is told that it is unchanged only while it is, and where to look when it is not', async () => {
    const listener = await aListener();
    const moved = new Set<string>();
    const anyAct = fc.oneof(
      { weight: 12, arbitrary: actsOn.any },
      { weight: 1, arbitrary: fc.constantFrom(...behindPromises) },
      { weight: 1, arbitrary: fc.constant('show-early' as const) },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('draft', 'in-review', 'accepted'),
        fc.array(anyAct, { minLength: 10, maxLength: 20 }),
        async (state, acts) => {
          const id = await anOpen(state);
          const before = new Map<string, Seen>();
          for (const person of readers) before.set(person, await seenBy(person, id));
          await listener.told();
          for (const [second, act] of acts.entries()) {
            at(`2026-11-24T09:00:${String(second).padStart(2, '0')}Z`);
            await played(id, act);
            const changed = await listener.told();
            for (const person of readers) {
              const [was, now] = [before.get(person), await seenBy(person, id)];
              const other = Object.keys(now.shown).filter(
                (name) => now.shown[name] !== was?.shown[name],
              );
              const isMoved = now.tag !== was?.tag;
              other.forEach((name) => moved.add(`${person} ${name}`));
              // Ours may move for nothing; the client's moves with what they see and with nothing else.
              const isAsItShould =
                person === 'ana' ? isMoved === other.length > 0 : isMoved || other.length === 0;
              const unseen = other.filter((name) => changed === null || !isShown(name, changed));
              expect({ act, person, isAsItShould, unseen }).toEqual({
                act,
                person,
                isAsItShould: true,
                unseen: [],
              });
              before.set(person, now);
            }
          }
        },
      ),
      { numRuns: 12 },
    );
    await listener.close();
    // Were nothing ever seen to move, this would show nothing.
    expect([...moved].toSorted()).toEqual(
      [
        ...Object.keys(ours).flatMap((name) => [`li ${name}`, `riya ${name}`]),
        'ana openHandover',
      ].toSorted(),
    );
  });
});

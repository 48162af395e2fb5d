import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sql } from 'kysely';
import {
  aHandover,
  aPromise,
  aQuestion,
  anItem,
  ids,
  readyFacts,
  type WholeFacts,
} from '../../tests/harness/facts.ts';
import { actsOn } from '../../tests/harness/random-acts.ts';
import { aWork } from '../../tests/harness/work.ts';
import { Refusal } from '../refusal.ts';
import { inTransaction } from '../storage/transaction.ts';
import { readWaitFacts } from './facts.ts';
import { keepWaiting } from './keep.ts';
import { rulesVersion, waitsIn } from './rules.ts';

const { app, as, aDeal } = await aWork();
const created = '2026-11-20T09:00:00.000Z';

async function read(id: string) {
  const found = await readWaitFacts(app.db, app.templates, id);
  if (!found) throw new Error('The deal is gone.');
  return found;
}

/** The rows of a deal, and what its facts say they should be. */
async function rows(id: string) {
  const { facts, stored } = await read(id);
  return { stored, rebuilt: waitsIn(facts) };
}

/** A deal in this state: with nothing in its way, or with everything. */
async function anOpen(deal: { state: 'draft' | 'in-review' | 'accepted'; isReady: boolean }) {
  const facts = readyFacts();
  const whole = { deliverable: 'App', format: 'Web', owner: 'Fabrikam', acceptance: 'Used' };
  const rows_ = [{ id: ids.row, values: whole }];
  const carrier = anItem('scope.deliverables', { rows: rows_, verified_at: created });
  const open = { promises: [aPromise()], questions: [aQuestion()], checks: [] };
  const named = { submitted_by: ids.riya, submitted_at: created, accepted_at: created };
  const { id } = await aDeal({
    ...(deal.isReady ? {} : open),
    items: new Map([...facts.items, [carrier.key, carrier]]),
    handover: { ...facts.handover, state: deal.state, ...named },
  });
  return id;
}

async function isAllowed(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

describe('what waits for whom', () => {
  it('is always what a rebuild gives, whatever people do', async () => {
    const seen = new Set<string>();
    const anyDeal = fc.record({
      state: fc.constantFrom('draft', 'in-review', 'accepted'),
      isReady: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        anyDeal,
        fc.array(actsOn.any, { minLength: 20, maxLength: 40 }),
        async (deal, acts) => {
          const id = await anOpen(deal);
          for (const act of acts) {
            if (await isAllowed(async () => await actsOn.play({ app, as, id }, act))) {
              seen.add(act.verb);
            }
            const { stored: kept, rebuilt } = await rows(id);
            expect({ act, kept }).toEqual({ act, kept: rebuilt });
          }
        },
      ),
      { numRuns: 20 },
    );
    // A run in which hardly anything was allowed would show nothing.
    expect(seen.size).toBeGreaterThan(actsOn.names.length / 2);
  });

  it('is written once: keeping it again changes no row', async () => {
    const { id } = await aDeal({ handover: aHandover({ state: 'in-review' }), checks: [] });
    // Where a row lies moves with every write to it, even of the same words.
    const places = async () =>
      await app.db
        .selectFrom('waiting')
        .select(['subject', sql<string>`ctid::text`.as('place')])
        .where('handover_id', '=', id)
        .orderBy('position')
        .execute();
    const before = await places();
    await inTransaction(app.db, async (tx) => await keepWaiting(app, tx, id));
    expect(await places()).toEqual(before);
    expect(before.length).toBeGreaterThan(2);
  });

  it('notes by which rules it was worked out', async () => {
    const { id } = await aDeal();
    const { facts } = await read(id);
    expect(facts.handover.waiting_version).toBe(rulesVersion);
  });

  it('has nothing to say of a handover that is gone', async () => {
    await inTransaction(app.db, async (tx) => {
      await expect(keepWaiting(app, tx, randomUUID())).resolves.toBeUndefined();
    });
  });

  it('moves with the role: whoever is named next has it, whoever was before has not', async () => {
    const whole: Partial<WholeFacts> = {
      items: new Map([['scope.features', anItem('scope.features')]]),
      handover: aHandover({ state: 'in-review' }),
    };
    const { id } = await aDeal(whole);
    const waitingFor = async (person: string) =>
      (await rows(id)).stored.filter(({ personId }) => personId === person).length;
    const before = await waitingFor(ids.tomas);
    expect(before).toBeGreaterThan(0);
    const li = as('li').personId;
    await actsOn.play({ app, as, id }, { verb: 'name-lead', person: 'jonas', choice: 0 });
    expect([await waitingFor(ids.tomas), await waitingFor(li)]).toEqual([0, before]);
  });
});

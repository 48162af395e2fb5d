import { describe, expect, it } from '@jest/globals';
import { aContact, aPromise, ids, readyFacts, type WholeFacts } from '../../tests/harness/facts.ts';
import { aWork, nothing, persons, type PersonName } from '../../tests/harness/work.ts';
import { markRead } from '../checklist/mark-read.ts';
import type { SaveItemInput } from '../checklist/model.ts';
import { saveItem } from '../checklist/save-item.ts';
import type { Role } from '../people/model.ts';
import type { State } from '../record/model.ts';
import { waitingFor } from '../waiting/waiting-for.ts';
import { accept } from './accept.ts';

const { app, as, came, aDeal } = await aWork();

type Over = Partial<WholeFacts['handover']>;
const inReview = (over: Over = {}): WholeFacts['handover'] => {
  return { ...readyFacts().handover, state: 'in-review', submitted_by: ids.riya, ...over };
};

/** Somebody accepts a deal with nothing in its way, unless said otherwise. */
async function accepted(person: PersonName, over: Over = {}, facts: Partial<WholeFacts> = {}) {
  const { id: handoverId } = await aDeal({ handover: inReview(over), ...facts });
  const asked = { handoverId, expected: 1, input: {}, show: nothing };
  return await came(async () => await accept(app, as(person), asked));
}

describe('accepting', () => {
  it.each<[PersonName, string | null]>([
    ['tomas', null],
    ['riya', 'role_required'],
    ['meera', 'role_required'],
    ['jonas', 'role_required'],
    ['li', 'role_required'],
    ['ana', 'role_required'],
    ['nils', 'not_found'],
  ])('by %s: refused with %s', async (person, refused) => {
    expect(await accepted(person)).toMatchObject({ refused });
  });

  it.each<[State, string]>([
    ['draft', 'invalid_state'],
    ['accepted', 'already_accepted'],
    ['in-delivery', 'already_accepted'],
    ['closed', 'already_accepted'],
    ['paused', 'invalid_state'],
    ['cancelled', 'invalid_state'],
  ])('is for a review; one that is %s is refused with %s', async (state, refused) => {
    expect(await accepted('tomas', { state })).toMatchObject({ refused, wrote: {}, heard: [] });
  });

  it('is refused once the row that carried a promise is replaced by one that reads the same', async () => {
    const { id: handoverId } = await aDeal({ handover: inReview() });
    const key = 'scope.deliverables';
    const whole = { deliverable: 'App', format: 'Web', owner: 'Fabrikam', acceptance: 'Used' };
    const deliverables: SaveItemInput = {
      kind: 'rows',
      rows: [{ values: whole }],
    };
    await saveItem(app, as('riya'), { handoverId, key, expected: 1, input: deliverables });
    await markRead(app, as('tomas'), { handoverId, input: { items: [{ key, version: 2 }] } });
    const { version: expected } = await app.db
      .selectFrom('handover')
      .select('version')
      .where('id', '=', handoverId)
      .executeTakeFirstOrThrow();
    const asked = { handoverId, expected, input: {}, show: nothing };
    const refused = await came(async () => await accept(app, as('tomas'), asked));
    expect(refused).toMatchObject({
      refused: 'blocked',
      extra: { blockers: [{ code: 'promise_not_carried' }] },
    });
    const { waiting } = await waitingFor(app, as('tomas'));
    const row = waiting.find((line) => line.handoverId === handoverId);
    expect(row).toMatchObject({ kind: 'blocker', action: { label: 'Is in…' } });
  });

  it('fixes the record as version 1, and tells sales and the project manager', async () => {
    const result = await accepted('tomas');
    expect(result).toEqual({
      refused: null,
      said: null,
      extra: {},
      wrote: {
        handover: [{ version: 2, state: 'accepted', accepted_by: 'tomas', accepted_at: 'now' }],
        frozen_version: [
          {
            handover_id: expect.any(String),
            kind: 'baseline',
            number: '1',
            by_kind: 'person',
            by: 'tomas',
            at: 'now',
            taken_back_at: null,
            hash: expect.stringMatching(/^[0-9a-f]{64}$/u),
            content: expect.objectContaining({
              project: 'Contoso ERP rollout',
              clientName: 'Contoso AG',
              promisedStart: '2026-12-07',
              goLive: '2027-03-31',
              depth: 'standard',
              template: { id: 'general', version: 1 },
              mirror: 'We build it.',
              questions: [],
            }),
          },
          {
            handover_id: expect.any(String),
            kind: 'accepted',
            number: '1',
            by_kind: 'person',
            by: 'tomas',
            at: 'now',
            hash: expect.stringMatching(/^[0-9a-f]{64}$/u),
            taken_back_at: null,
            content: expect.objectContaining({
              project: 'Contoso ERP rollout',
              items: expect.arrayContaining([
                expect.objectContaining({ key: 'goals.business', title: 'Business goals' }),
              ]),
            }),
          },
        ],
      },
      heard: ['accepted to riya', 'accepted to meera'],
      effects: ['handover-card'],
      noted: ['Accepted; the record is fixed as version 1'],
    });
  });

  it('freezes people, contacts, items, promises and checks with the rest', async () => {
    const { wrote } = await accepted('tomas');
    const content = wrote['frozen_version']?.[0]?.['content'] as Record<string, unknown[]>;
    const facts = readyFacts();
    expect(content['people']).toHaveLength(4);
    const { id: _, removedAt: _r, ...ana } = aContact();
    expect(content['contacts']).toEqual([{ ...ana, id: expect.any(String) }]);
    expect(content['items']).toHaveLength(facts.items.size);
    expect(content['promises']).toMatchObject([{ text: facts.promises[0]?.text }]);
    expect(content['checks']).toHaveLength(3);
  });

  it('rings nobody twice, and not who accepts', async () => {
    const named = (role: Role, person: PersonName) => ({ role, personId: persons[person].id });
    const holders = [
      named('sales-owner', 'riya'),
      named('tech-lead', 'tomas'),
      named('project-manager', 'tomas'),
    ];
    expect(await accepted('tomas', { holders })).toMatchObject({ heard: ['accepted to riya'] });
  });

  it('is refused with everything that is in the way', async () => {
    const facts = { checks: [], promises: [aPromise()] };
    const refused = await accepted('tomas', {}, facts);
    expect(refused).toMatchObject({ refused: 'blocked', wrote: {}, heard: [], noted: [] });
    expect(refused.said).toMatch(/^4 things are in the way before you can accept\./u);
    expect(refused.extra).toMatchObject({
      blockers: [
        { code: 'promise_unchecked', yours: true },
        { code: 'no_feasibility_check', yours: true },
        { code: 'no_timeline_check', yours: false },
        { code: 'no_resources_check', yours: false },
      ],
    });
  });

  it('is done on the handover as it stands', async () => {
    const { id: handoverId } = await aDeal({ handover: inReview() });
    const asked = { handoverId, expected: 0, input: {}, show: nothing };
    const late = await came(async () => await accept(app, as('tomas'), asked));
    expect(late).toMatchObject({ refused: 'version_conflict', wrote: {} });
  });
});

describe('one’s own', () => {
  it('is never accepted by whoever submitted it, tech lead or not', async () => {
    const refused = await accepted('tomas', { submitted_by: ids.tomas });
    expect(refused).toMatchObject({ refused: 'own_submission', wrote: {}, heard: [] });
    expect(refused.said).toBe(
      'Whoever submitted never accepts. Ask the delivery head for another tech lead.',
    );
  });

  it('is never accepted by the sales owner, tech lead or not', async () => {
    const [, ...others] = readyFacts().handover.holders;
    const holders = [{ role: 'sales-owner' as const, personId: ids.tomas }, ...others];
    expect(await accepted('tomas', { holders })).toMatchObject({ refused: 'own_submission' });
  });
});

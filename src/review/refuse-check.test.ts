import { describe, expect, it } from '@jest/globals';
import { ids, readyFacts } from '../../tests/harness/facts.ts';
import { aWork, nothing, type PersonName } from '../../tests/harness/work.ts';
import { sendBack } from '../handover/send-back.ts';
import { presentAfter } from '../overview/present.ts';
import type { State } from '../record/model.ts';
import { open } from '../record/read.ts';
import { giveCheck } from './give-check.ts';
import type { CheckKind } from './model.ts';
import { refuseCheck } from './refuse-check.ts';

const { app, as, came, aDeal } = await aWork();
const because = 'The scanners come in March.';

/** A deal in which every check was given, or none. */
const onDeal = async (over: { state?: State; isGiven?: boolean } = {}) => {
  const { state = 'in-review', isGiven = false } = over;
  const handover = { ...readyFacts().handover, state };
  return (await aDeal({ handover, ...(isGiven ? {} : { checks: [] }) })).id;
};

async function refused(
  person: PersonName,
  id: string,
  over: { kind?: CheckKind; seen?: number } = {},
) {
  const { kind = 'timeline' } = over;
  const { handover } = await open(app, as('riya'), id);
  const asked = { handoverId: id, expected: over.seen ?? handover.version };
  const input = { kind, because };
  return await came(
    async () => await refuseCheck(app, as(person), { ...asked, input, show: nothing }),
  );
}
async function seenBy(person: PersonName, id: string) {
  const { handover, access, template } = await open(app, as(person), id);
  const work = { app, db: app.db, handover, access, template };
  const { checks, notSent } = await presentAfter(work as never);
  return { refusals: checks.flatMap(({ refusal }) => refusal?.text ?? []), notSent };
}

describe('saying why one can’t vouch for a check', () => {
  it.each<[PersonName, CheckKind, string | null]>([
    ['tomas', 'feasibility', null],
    ['meera', 'timeline', null],
    ['meera', 'resources', null],
    ['tomas', 'timeline', 'role_required'],
    ['meera', 'feasibility', 'role_required'],
    ['riya', 'timeline', 'role_required'],
    ['jonas', 'timeline', 'role_required'],
    ['ana', 'timeline', 'role_required'],
    ['nils', 'timeline', 'not_found'],
  ])('by %s, %s: refused with %s', async (person, kind, code) => {
    expect(await refused(person, await onDeal(), { kind })).toMatchObject({ refused: code });
  });

  it.each<State>(['draft', 'accepted', 'in-delivery', 'closed', 'paused', 'cancelled'])(
    'is for a review, and refused when %s',
    async (state) => {
      const id = await onDeal({ state });
      expect(await refused('meera', id)).toMatchObject({ refused: 'invalid_state', wrote: {} });
    },
  );

  it('collects a point that is not sent, of which nobody but tech knows', async () => {
    const id = await onDeal();
    const point = {
      reason: 'date-or-budget',
      text: 'In time? No: The scanners come in March.',
      page: 'overview',
      ref: 'check:timeline',
      round: null,
      by: 'meera',
    };
    expect(await refused('meera', id)).toMatchObject({
      refused: null,
      wrote: { review_point: [point] },
      heard: [],
      noted: [],
    });
    const known = { refusals: [point.text], notSent: 1 };
    expect(await seenBy('meera', id)).toEqual(known);
    expect(await seenBy('tomas', id)).toEqual(known);
    expect(await seenBy('riya', id)).toEqual({ refusals: [], notSent: 0 });
    const waits = await app.db
      .selectFrom('waiting')
      .select(['person_id', 'title', 'detail'])
      .where('handover_id', '=', id)
      .where('title', 'like', '%fits the time%')
      .execute();
    expect(waits).toMatchObject([{ person_id: ids.tomas, detail: null }]);
  });

  it('takes away what was vouched for before', async () => {
    const id = await onDeal({ isGiven: true });
    expect(await refused('meera', id)).toMatchObject({
      refused: null,
      noted: ['No longer checked: timeline'],
    });
    const kinds = app.db.selectFrom('review_check').select('kind').where('handover_id', '=', id);
    expect((await kinds.execute()).map(({ kind }) => kind).toSorted()).toEqual([
      'feasibility',
      'resources',
    ]);
  });

  it('said again is one point, and a later yes takes it away', async () => {
    const id = await onDeal();
    await refused('meera', id);
    await refused('meera', id);
    expect(await seenBy('tomas', id)).toMatchObject({ notSent: 1 });
    const { handover } = await open(app, as('meera'), id);
    const asked = { handoverId: id, expected: handover.version, show: nothing };
    const input = { kind: 'timeline' as const, note: 'They come earlier.' };
    await giveCheck(app, as('meera'), { ...asked, input });
    expect(await seenBy('tomas', id)).toEqual({ refusals: [], notSent: 0 });
  });

  it('goes with the next sending back, and is what sales reads then', async () => {
    const id = await onDeal();
    await refused('meera', id);
    const { handover } = await open(app, as('tomas'), id);
    const asked = { handoverId: id, expected: handover.version, input: {}, show: nothing };
    await sendBack(app, as('tomas'), asked);
    expect(await seenBy('riya', id)).toMatchObject({
      refusals: ['In time? No: The scanners come in March.'],
    });
  });

  it('is said of the handover as it stands', async () => {
    const late = await refused('meera', await onDeal(), { seen: 0 });
    expect(late).toMatchObject({ refused: 'version_conflict', wrote: {} });
  });
});

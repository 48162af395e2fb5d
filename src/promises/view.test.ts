import { describe, expect, it } from '@jest/globals';
import {
  access,
  aHandover,
  anItem,
  aPromise,
  aSettledPromise,
  ids,
} from '../../tests/harness/facts.ts';
import type { Role } from '../people/model.ts';
import { peopleFrom } from '../people/names.ts';
import { state, type State } from '../record/model.ts';
import { general } from '../templates/general.ts';
import type { PromiseRecord } from './facts.ts';
import type { PromiseView } from './model.ts';
import { promiseFor, promisesFor, type Scene } from './view.ts';

const names = new Map([
  [ids.riya, 'Riya Patel'],
  [ids.tomas, 'Tomás Ferreira'],
]);
const riya = { id: ids.riya, name: 'Riya Patel', party: 'sales' };
const tomas = { id: ids.tomas, name: 'Tomás Ferreira', party: 'tech' };
const at = '2026-11-21T09:00:00.000Z';
const rows = [{ id: ids.row, values: { deliverable: 'Warehouse app' } }];
const items = new Map(
  [anItem('scope.deliverables', { rows }), anItem('commercials.hours-sold', { text: '640' })].map(
    (one) => [one.key, one],
  ),
);
const agreed = { agreed_by_sales: ids.riya, agreed_by_tech: ids.tomas };

function scene(
  over: { reader?: Role | null; when?: State; promises?: PromiseRecord[] } = {},
): Scene {
  const { reader = 'tech-lead', when = 'in-review', promises = [] } = over;
  const personId = reader === 'sales-owner' ? ids.riya : ids.tomas;
  return {
    state: when,
    access: reader === null ? access(ids.meera) : access(personId, reader),
    people: peopleFrom(names, aHandover()),
    template: general,
    goLive: '2027-03-31',
    items,
    promises,
  };
}

describe('a promise as it is shown', () => {
  it('says all that was promised, judged and agreed, with names', () => {
    const promise = aSettledPromise({
      version: 5,
      standing: 'only-said',
      promised_on: '2026-11-12',
      via: 'call',
      plan: 'by-mail',
      verdict: 'not-for-this-money',
      effort_hours: 120,
      possible_date: '2027-04-28',
      condition: 'Contoso cleans its data.',
      fallback: 'Read-only',
      verdict_by: ids.tomas,
      verdict_at: at,
      resolution: 'keep',
      resolution_note: 'We pay.',
      ...agreed,
    });
    expect(promiseFor(scene(), promise)).toEqual({
      id: promise.id,
      text: 'The warehouse app works offline.',
      group: 'fine',
      promisedBy: 'Riya Patel',
      promisedTo: 'Ana Costa',
      promisedOn: '2026-11-12',
      via: 'call',
      source: 'Proposal, page 4',
      standing: 'only-said',
      plan: 'by-mail',
      verdict: 'not-for-this-money',
      effortHours: 120,
      possibleDate: '2027-04-28',
      condition: 'Contoso cleans its data.',
      fallback: 'Read-only',
      verdictBy: tomas,
      verdictAt: at,
      resolution: 'keep',
      resolutionNote: 'We pay.',
      agreedBySales: riya,
      agreedByTech: tomas,
      carriedBy: {
        itemKey: 'scope.deliverables',
        rowId: ids.row,
        label: 'Deliverable 1: Warehouse app',
      },
      addedBy: riya,
      version: 5,
      can: {
        edit: false,
        giveVerdict: true,
        resolve: true,
        agree: false,
        carry: true,
        plan: false,
      },
    });
  });

  it('names no place that is gone, or that was never chosen', () => {
    expect(promiseFor(scene(), aPromise()).carriedBy).toBeNull();
    const lost = aPromise({ carrier_item: 'scope.deliverables', carrier_row: ids.tenant });
    expect(promiseFor(scene(), lost).carriedBy).toBeNull();
  });
});

describe('what may be done about a promise', () => {
  const can = (reader: Role | null, over: Partial<PromiseRecord> = {}, when?: State) => {
    const { can: rights } = promiseFor(scene({ reader, ...(when && { when }) }), aPromise(over));
    return (Object.keys(rights) as (keyof PromiseView['can'])[]).filter((one) => rights[one]);
  };
  const proposed = { verdict: 'no', resolution: 'renegotiate' } as const;
  const said = { standing: 'only-said' } as const;

  it.each<[string, Role | null, Partial<PromiseRecord>, string[]]>([
    ['sales before a verdict', 'sales-owner', {}, ['edit', 'carry']],
    ['sales of one only said', 'sales-owner', said, ['edit', 'carry', 'plan']],
    ['sales after a verdict', 'sales-owner', { verdict: 'no' }, ['edit', 'resolve', 'carry']],
    ['sales of a proposal', 'sales-owner', proposed, ['edit', 'resolve', 'agree', 'carry']],
    ['tech before a verdict', 'tech-lead', said, ['giveVerdict', 'carry']],
    ['tech of a proposal', 'tech-lead', proposed, ['giveVerdict', 'resolve', 'agree', 'carry']],
    ['the project manager', 'project-manager', proposed, ['giveVerdict']],
    ['a member without a role', null, proposed, []],
  ])('%s', (_who, reader, over, expected) => {
    expect(can(reader, over)).toEqual(expected);
  });

  it('is not to agree twice, and not for the other side', () => {
    expect(can('sales-owner', { ...proposed, agreed_by_sales: ids.riya })).not.toContain('agree');
    expect(can('sales-owner', { ...proposed, agreed_by_tech: ids.tomas })).toContain('agree');
    expect(can('tech-lead', { ...proposed, agreed_by_tech: ids.tomas })).not.toContain('agree');
    expect(can('tech-lead', { ...proposed, agreed_by_sales: ids.riya })).toContain('agree');
  });

  it('is nothing once it was taken back, whichever way', () => {
    const both = { verdict: 'no', resolution: 'withdraw', ...agreed } as const;
    for (const over of [
      both,
      { ...both, ...said },
      { ...proposed, standing: 'withdrawn' } as const,
    ]) {
      expect([can('sales-owner', over), can('tech-lead', over)]).toEqual([[], []]);
    }
  });

  it.each(state.options.filter((one) => one !== 'draft' && one !== 'in-review'))(
    'is nothing while the handover is %s',
    (when) => {
      expect([can('sales-owner', proposed, when), can('tech-lead', proposed, when)]).toEqual([
        [],
        [],
      ]);
    },
  );
});

describe('the promises together', () => {
  const promises = [
    aPromise({ verdict: 'not-for-this-money', effort_hours: 120, carrier_row: ids.row }),
    aPromise({ id: ids.row, verdict: 'not-by-this-date', possible_date: '2027-04-28' }),
  ];

  it('say what they need against what was sold', () => {
    const view = promisesFor(scene({ reader: 'sales-owner', promises }));
    expect(view).toMatchObject({
      hoursSold: 640,
      hoursNeeded: 760,
      goLivePromised: '2027-03-31',
      goLivePossible: '2027-04-28',
      carriers: [{ itemKey: 'scope.deliverables', rowId: ids.row }],
      can: { add: true },
    });
    expect(view.promises.map(({ id }) => id)).toEqual(promises.map(({ id }) => id));
    expect(view.promises[0]?.carriedBy?.rowId).toBe(ids.row);
  });

  it('may be added to by sales until acceptance', () => {
    const adding = state.options.filter(
      (when) => promisesFor(scene({ reader: 'sales-owner', when })).can.add,
    );
    expect(adding).toEqual(['draft', 'in-review']);
    expect(promisesFor(scene()).can.add).toBe(false);
  });

  it('tell of items only what the reader may read of them', () => {
    const secret = general.items.map((one) => ({ ...one, audience: 'restricted' as const }));
    const template = { ...general, items: secret };
    const whole = { ...scene({ reader: null, promises }), template };
    const view = promisesFor(whole);
    expect(view).toMatchObject({ hoursSold: null, hoursNeeded: null, carriers: [] });
    expect(view.promises[0]?.carriedBy).toBeNull();
    expect(promiseFor(whole, aSettledPromise()).carriedBy).toBeNull();
    const named = { ...whole, access: access(ids.tomas, 'tech-lead') };
    expect(promiseFor(named, aSettledPromise()).carriedBy).not.toBeNull();
  });
});

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
const row = { itemKey: 'scope.deliverables', rowId: ids.row };
const items = new Map(
  [anItem('scope.deliverables', { rows }), anItem('commercials.hours-sold', { text: '640' })].map(
    (one) => [one.key, one],
  ),
);

function scene(
  over: { reader?: Role | null; when?: State; promises?: PromiseRecord[] } = {},
): Scene {
  const { reader = 'tech-lead', when = 'in-review', promises = [] } = over;
  const personId = reader === 'sales-owner' ? ids.riya : ids.tomas;
  return {
    state: when,
    access: reader === null ? access(ids.meera) : access(personId, reader),
    isOwn: false,
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
      verdict: 'yes',
      effort_hours: 120,
      possible_date: '2027-04-28',
      condition: 'Contoso cleans its data.',
      fallback: 'Read-only',
      fallback_hours: 24,
      verdict_by: ids.tomas,
      verdict_at: at,
      resolution: 'offer-instead',
      resolution_note: 'We pay.',
      resolved_by: ids.riya,
      resolved_at: at,
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
      verdict: 'yes',
      facts: ['over-hours', 'later'],
      effortHours: 120,
      possibleDate: '2027-04-28',
      condition: 'Contoso cleans its data.',
      fallback: 'Read-only',
      fallbackHours: 24,
      verdictBy: tomas,
      verdictAt: at,
      resolution: 'offer-instead',
      resolutionNote: 'We pay.',
      resolvedBy: riya,
      resolvedAt: at,
      carriedBy: { ...row, name: 'Deliverable 1', text: 'Warehouse app' },
      suggestedIn: null,
      addedBy: riya,
      version: 5,
      can: {
        edit: false,
        giveVerdict: true,
        resolve: false,
        agree: false,
        carry: true,
        plan: false,
      },
    });
  });

  it('names no row that is gone, or that was never chosen, but the one that fits', () => {
    const lost = aPromise({ carrier_item: 'scope.deliverables', carrier_row: ids.tenant });
    for (const promise of [aPromise(), lost]) {
      expect(promiseFor(scene(), promise)).toMatchObject({
        carriedBy: null,
        suggestedIn: { ...row, name: 'Deliverable 1' },
      });
    }
    const training = aPromise({ text: 'Two days of training.' });
    expect(promiseFor(scene(), training).suggestedIn).toBeNull();
  });
});

describe('what may be done about a promise', () => {
  const can = (reader: Role | null, over: Partial<PromiseRecord> = {}, when?: State) => {
    const { can: rights } = promiseFor(scene({ reader, ...(when && { when }) }), aPromise(over));
    return (Object.keys(rights) as (keyof PromiseView['can'])[]).filter((one) => rights[one]);
  };
  const dear = { verdict: 'yes', effort_hours: 12 } as const;
  const said = { standing: 'only-said' } as const;

  it.each<[string, Role | null, Partial<PromiseRecord>, string[]]>([
    ['sales before a verdict', 'sales-owner', {}, ['edit', 'carry']],
    ['sales of one only said', 'sales-owner', said, ['edit', 'carry', 'plan']],
    ['sales of a no', 'sales-owner', { verdict: 'no' }, ['edit', 'resolve', 'carry']],
    [
      'sales of a no with something instead',
      'sales-owner',
      { verdict: 'no', fallback: 'Read-only' },
      ['edit', 'resolve', 'agree', 'carry'],
    ],
    ['sales of one over the hours', 'sales-owner', dear, ['edit', 'resolve', 'agree', 'carry']],
    ['sales while tech asks', 'sales-owner', { verdict: 'need-to-know-more' }, ['edit', 'carry']],
    ['tech before a verdict', 'tech-lead', said, ['giveVerdict', 'carry']],
    ['tech after a verdict', 'tech-lead', dear, ['giveVerdict', 'carry']],
    ['the project manager', 'project-manager', dear, ['giveVerdict']],
    ['a member without a role', null, dear, []],
  ])('%s', (_who, reader, over, expected) => {
    expect(can(reader, over)).toEqual(expected);
  });

  it('AZ05 is no verdict for whoever sold it, whatever other role they hold', () => {
    const { can: rights } = promiseFor(
      { ...scene({ reader: 'project-manager' }), isOwn: true },
      aPromise(),
    );
    expect(rights.giveVerdict).toBe(false);
  });

  it('is deciding anew once sales withdrew it, and nothing once it is gone', () => {
    const withdrawn = { ...dear, ...said, resolution: 'withdraw' } as const;
    expect([can('sales-owner', withdrawn), can('tech-lead', withdrawn)]).toEqual([
      ['resolve', 'agree'],
      [],
    ]);
    const gone = { ...dear, standing: 'withdrawn' } as const;
    expect([can('sales-owner', gone), can('tech-lead', gone)]).toEqual([[], []]);
  });

  it.each(state.options.filter((one) => one !== 'draft' && one !== 'in-review'))(
    'is nothing while the handover is %s',
    (when) => {
      expect([can('sales-owner', dear, when), can('tech-lead', dear, when)]).toEqual([[], []]);
    },
  );
});

describe('the promises together', () => {
  const promises = [
    aPromise({ verdict: 'yes', effort_hours: 120, carrier_row: ids.row }),
    aPromise({ id: ids.row, verdict: 'yes', possible_date: '2027-04-28' }),
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

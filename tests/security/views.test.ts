import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { channelCard } from '../../bot/cards/handover-cards.ts';
import { questionForGuests } from '../../bot/cards/question-cards.ts';
import { checklistView } from '../../src/checklist/model.ts';
import { checklistFor, opensItem } from '../../src/checklist/view.ts';
import { handoverLine } from '../../src/handover/model.ts';
import { lineOf } from '../../src/handover/view.ts';
import { agendaOf, subjectOf } from '../../src/kickoff/agenda.ts';
import { eventBody } from '../../src/kickoff/invitation.ts';
import { kickoffView } from '../../src/kickoff/model.ts';
import { kickoffFor } from '../../src/kickoff/view.ts';
import { handoverView } from '../../src/overview/model.ts';
import { handoverFor } from '../../src/overview/view.ts';
import type { Access } from '../../src/people/access.ts';
import { pointsView } from '../../src/points/model.ts';
import { presentedPoints } from '../../src/points/view.ts';
import { promisesView } from '../../src/promises/model.ts';
import { promisesFor } from '../../src/promises/view.ts';
import { questionsView } from '../../src/questions/model.ts';
import { questionsFor } from '../../src/questions/view.ts';
import { presentChange } from '../../src/record/audit.ts';
import { change } from '../../src/record/model.ts';
import { clientView, nothingShared } from '../../src/sharing/model.ts';
import { sharedContentOf } from '../../src/sharing/shared-content.ts';
import { clientViewOf } from '../../src/sharing/view.ts';
import { waitingLine } from '../../src/waiting/model.ts';
import { waitsIn } from '../../src/waiting/rules.ts';
import { linesOf } from '../../src/waiting/view.ts';
import { canariesIn } from '../harness/canary.ts';
import { ids, outside } from '../harness/facts.ts';
import { placesIn } from '../harness/places.ts';
import {
  anyDeal,
  canary,
  cellAudience,
  insiders,
  itemsOf,
  planted,
  sceneOf,
  templateFor,
  type RandomDeal,
} from '../harness/random-deal.ts';

const under = (place: string, keys: string) => keys.split(' ').map((key) => `${place}.${key}`);

/**
 * What may stand in an answer, by whom it is for: every place of a value, lists left out. Whatever
 * is not named here may not be there, whichever role looks. What leaves for the client is written
 * down by hand: a field more is a decision.
 */
const allowed = {
  client: {
    page: [
      ...'standing id project clientName from at isAccepted promisedStart goLive'.split(' '),
      ...under('changed', 'since by count'),
      'maySayNotQuite',
      ...under('sections', 'title items.key items.title items.isChanged items.text items.columns'),
      ...under('sections.items', 'rows notQuite.text notQuite.at'),
      ...under('whoToAsk', 'work commercial'),
    ],
    line: 'id project clientName state promisedStart'.split(' '),
    invitation: [
      ...'subject allowNewTimeProposals isOnlineMeeting onlineMeetingProvider'.split(' '),
      'transactionId',
      ...under('body', 'contentType content'),
      ...under('start', 'dateTime timeZone'),
      ...under('end', 'dateTime timeZone'),
      ...under('attendees', 'type emailAddress.name emailAddress.address'),
      ...under('singleValueExtendedProperties', 'id value'),
    ],
    card: [
      ...'$schema type version'.split(' '),
      ...under('body', 'type spacing inlines.type inlines.text inlines.weight inlines.isSubtle'),
      ...under('actions', 'type title url'),
    ],
  },
  /** Ours is held against the models: what is no field of theirs may not be there. */
  internal: {
    overview: placesIn(handoverView),
    checklist: placesIn(checklistView),
    promises: placesIn(promisesView),
    questions: placesIn(questionsView),
    points: placesIn(pointsView),
    kickoff: placesIn(kickoffView),
    change: placesIn(change),
    waiting: placesIn(waitingLine),
  },
} as const;

/** The places of all values in an answer; a list's entries share its place, a dot ends an empty one. */
function placesOf(value: unknown, place = '', found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) {
    if (value.length === 0) found.add(`${place}.`);
    for (const entry of value) placesOf(entry, place, found);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      placesOf(part, place === '' ? key : `${place}.${key}`, found);
    }
  } else if (value !== undefined) found.add(value === null ? `${place}.` : place);
  return found;
}

/** The places that are not named; one that holds nothing may be named by what it could hold. */
function tooMuch(value: unknown, places: readonly string[]): string[] {
  const named = new Set(places);
  const couldHold = (place: string) =>
    place === '.' || named.has(place.slice(0, -1)) || places.some((one) => one.startsWith(place));
  return [...placesOf(value)].filter(
    (place) => !named.has(place) && !(place.endsWith('.') && couldHold(place)),
  );
}

/** Everything of a deal that a guest may get to see, in any channel. */
function forGuests(deal: RandomDeal, ours = deal.ours) {
  const { handover, template, items } = sceneOf(deal, ours);
  const content = sharedContentOf(handover, template, items);
  const frozenItems = content.items.map((item) => ({ ...item, ...planted }));
  const frozen = { ...content, items: frozenItems, ...planted };
  const page = clientViewOf(
    { id: handover.id, sections: template.sections },
    { at: handover.created_at, isAccepted: false, content: frozen, ...planted },
    { from: 'Riya Patel', work: 'Meera', commercial: 'Riya Patel' },
    { looked: null, remarks: [], mayRemark: false },
  );
  const { project, client_name: clientName } = handover;
  const about = { project, clientName, shared: content };
  const contact = { name: 'Ana', mail: 'ana@contoso.example', party: 'client' as const };
  const invitation = eventBody({
    handoverId: handover.id,
    revision: 1,
    subject: subjectOf(about),
    agenda: agendaOf({ ...about, template }),
    attendees: [{ ...contact, organizer: false }],
    start: '2026-12-02T10:00:00',
    end: '2026-12-02T11:00:00',
    zone: 'UTC',
  });
  return { page, line: lineOf(handover), invitation };
}

function cardsForGuests(deal: RandomDeal) {
  const scene = { ...sceneOf(deal), access: insiders[1] as Access };
  const { project } = scene.handover;
  const url = 'https://teams.microsoft.com/l/entity/x/handover';
  const { questions } = questionsFor({ ...scene, state: deal.state }, scene.questions);
  const waiting = [{ name: 'Riya Patel', count: 2 }];
  return [
    channelCard({ project, state: deal.state, start: 'Mon 7 Dec', waiting, kickoff: null, url }),
    ...questions.map((question) =>
      questionForGuests({ question, handoverId: 'h', project, url, due: null, answeredAt: null }),
    ),
  ];
}

/** Every view of ours for one insider. */
function forInsider(deal: RandomDeal, access: Access) {
  const scene = { ...sceneOf(deal), access };
  const { handover, people, template, items, promises } = scene;
  const { goLive: _none, ...plain } = { ...scene, goLive: handover.go_live };
  const rest = { ...plain, state: deal.state, depth: handover.depth, goLive: handover.go_live };
  const theirs = waitsIn({ ...scene, kickoff: scene.kickoff ?? null, attention: [] });
  const about_ = { handoverId: handover.id, project: handover.project, isHeld: true, ...planted };
  const waits = theirs.map((one) => ({ ...one, ...about_ }));
  const { project, client_name: clientName } = handover;
  const about = { project, clientName, shared: sharedContentOf(handover, template, items) };
  const attendee = { name: 'Ana', mail: 'ana@contoso.example', party: 'client' as const };
  const clients = [{ ...attendee, organizer: false, timeZone: null }];
  const row = {
    id: '1',
    at: handover.created_at,
    by_kind: 'person',
    by: ids.riya,
    text: 'Changed',
    page: 'overview',
  };
  return {
    overview: handoverFor(scene),
    checklist: withoutCells(checklistFor({ ...rest, template })),
    promises: promisesFor({ ...rest, isOwn: false, promises }),
    questions: questionsFor(rest, scene.questions),
    points: presentedPoints({ ...rest, changes: [] }),
    kickoff: kickoffFor({
      ...rest,
      kickoff: scene.kickoff,
      parties: { staff: [], clients, missing: [] },
      preview: { subject: subjectOf(about), agenda: agendaOf({ ...about, template }) },
    }),
    change: presentChange(
      { ...row, ref: 'scope.features', revision: 1, ...planted },
      { people, opens: opensItem(scene) },
    ),
    waiting: linesOf(waits, { people, left: new Map() }),
  };
}

/** The cells of rows have the template's columns as keys; CF13 looks at them by themselves. */
function withoutCells(view: ReturnType<typeof checklistFor>) {
  const items = view.items.map((item) => ({
    ...item,
    rows: item.rows.map(({ values: _cells, ...row }) => row),
  }));
  return { ...view, items };
}

const ours = ['internal', 'restricted'] as const;
const cases = { numRuns: 700 };

describe('CF13 any deal, seen by anybody', () => {
  it('CF13 the models of what the client is answered have the places that are named, and no others', () => {
    expect(placesIn(clientView)).toEqual(allowed.client.page.toSorted());
    expect(placesIn(nothingShared)).toEqual(['from', 'project', 'standing']);
    expect(placesIn(handoverLine)).toEqual(allowed.client.line.toSorted());
  });
  it('CF13 a guest gets the places that are named for the client, and no value of ours', () => {
    let shown = 0;
    fc.assert(
      fc.property(anyDeal, (deal) => {
        const { page, line, invitation } = forGuests(deal);
        const cards = cardsForGuests(deal);
        expect(tooMuch(page, allowed.client.page)).toEqual([]);
        expect(tooMuch(line, allowed.client.line)).toEqual([]);
        expect(tooMuch(invitation, allowed.client.invitation)).toEqual([]);
        for (const card of cards) expect(tooMuch(card, allowed.client.card)).toEqual([]);
        const text = JSON.stringify([page, line, invitation, cards]);
        expect(canariesIn(text, ours)).toEqual([]);
        expect(text.match(/\b[23]\d{6}\b/u)).toBeNull();
        shown += canariesIn(JSON.stringify(page.sections), ['client']).length;
      }),
      { numRuns: 10_000 },
    );
    // The client did get what is theirs: an empty page would pass too.
    expect(shown).toBeGreaterThan(10_000);
  });
  it('CF13 an insider gets the places that are named, a member without a role nothing restricted', () => {
    const seen = { named: 0, member: 0 };
    fc.assert(
      fc.property(anyDeal, (deal) => {
        for (const access of insiders) {
          const views = forInsider(deal, access);
          for (const [name, view] of Object.entries(views)) {
            const places = allowed.internal[name as keyof typeof views];
            expect([name, tooMuch(view, places)]).toEqual([name, []]);
          }
          const text = JSON.stringify([views, checklistFor(sceneFor(deal, access))]);
          expect(text.match(/planted/u)).toBeNull();
          const restricted = text.match(/CANARY-restricted-[\w-]*|\b3\d{6}\b/gu) ?? [];
          if (access.roles.length > 0) seen.named += restricted.length;
          else {
            expect(restricted).toEqual([]);
            seen.member += text.match(/CANARY-internal/gu)?.length ?? 0;
          }
        }
      }),
      cases,
    );
    expect(seen.named).toBeGreaterThan(cases.numRuns);
    expect(seen.member).toBeGreaterThan(cases.numRuns);
  });
  it('CF13 items and columns are there for those alone who read them, and for strangers and the service none is', () => {
    const reads: Record<'client' | 'member' | 'service' | 'stranger', string[]> = {
      client: ['client'],
      member: ['client', 'internal'],
      service: [],
      stranger: [],
    };
    const looking = {
      ...outside,
      member: { standing: 'internal', personId: ids.row, roles: [] },
    } satisfies Record<string, Access>;
    fc.assert(
      fc.property(
        anyDeal,
        fc.constantFrom('client', 'member', 'service', 'stranger'),
        (deal, who) => {
          const view = checklistFor(sceneFor(deal, looking[who]));
          const definitions = templateFor(deal).items.filter((item) =>
            reads[who].includes(item.audience),
          );
          expect(view.items.map(({ definition }) => definition.key)).toEqual(
            definitions.map(({ key }) => key),
          );
          for (const { definition, rows } of view.items) {
            const whole = definitions.find(({ key }) => key === definition.key);
            const columns = (whole?.fields ?? [])
              .filter((field) => whole && reads[who].includes(cellAudience(whole, field.audience)))
              .map(({ key }) => key);
            for (const { values } of rows) expect(Object.keys(values)).toEqual(columns);
            expect((definition.fields ?? []).map(({ key }) => key)).toEqual(columns);
          }
        },
      ),
      cases,
    );
  });
});

function sceneFor(deal: RandomDeal, access: Access) {
  const { handover, people, template, items } = sceneOf(deal);
  return { template, handover, access, people, items, asks: [] };
}

describe('CF02 two worlds that differ in nothing but what is ours', () => {
  it('CF02 give a guest the same page, line and invitation, byte for byte', () => {
    let different = 0;
    fc.assert(
      fc.property(anyDeal, (deal) => {
        const one = JSON.stringify(forGuests(deal, deal.ours));
        expect(JSON.stringify(forGuests(deal, deal.otherwise))).toBe(one);
        const records = [deal.ours, deal.otherwise].map((side) => [...itemsOf(deal, side)]);
        different += JSON.stringify(records[0]) === JSON.stringify(records[1]) ? 0 : 1;
      }),
      { numRuns: 10_000 },
    );
    expect(different).toBeGreaterThan(9_000);
  });
  it('CF02 the values are ours in the one and the other, so that a leak would show', () => {
    const [deal] = fc.sample(anyDeal, { numRuns: 1, seed: 7 }) as [RandomDeal];
    expect(canary('internal', deal.ours, 'x')).not.toBe(canary('internal', deal.otherwise, 'x'));
    const scenes = [deal.ours, deal.otherwise].map((side) => JSON.stringify(sceneOf(deal, side)));
    expect(canariesIn(scenes.join(' '), ours).length).toBeGreaterThan(4);
  });
});

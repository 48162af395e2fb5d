import { randomUUID } from 'node:crypto';
import { workday } from '../../infra/local/seed/days.ts';
import { onPromise, type Promised } from '../../infra/local/seed/product.ts';
import { CHANNELS, PERSONS, TEAM } from '../../infra/local/world.ts';
import type { Call, SentBy } from '../../src/contract.ts';
import { calls as contracts, type Calls } from '../../src/contracts.ts';
import type { PointsView } from '../../src/points/model.ts';
import type { ProposalsView, SeenProposal } from '../../src/proposals/model.ts';
import type { Made } from '../harness/handover.ts';
import { pointsOf } from '../harness/points.ts';

/** What one call of a route sends: where to, with what, at which version. */
export interface Sent {
  path: string;
  body?: object;
  version?: number;
  /** The status of a call that is allowed but finds nothing to do; absent = a success. */
  status?: number;
}

type Question = { id: string; version: number };
type Rest<P> = keyof Omit<P, 'id'> extends never ? unknown : { params: Omit<P, 'id'> };
/** What a call takes by its contract; the handover's id and the key are put in for all alike. */
type Prepared<C extends Call> = Omit<SentBy<C>, 'params' | 'key'> &
  (SentBy<C> extends { params: infer P } ? Rest<P> : unknown) &
  Pick<Sent, 'status'>;
type Preparing = {
  [Name in keyof Calls]: (made: Made) => Promise<Prepared<Calls[Name]>>;
};

const promised = {
  text: 'Two days of training on site.',
  onlySaid: true,
  promisedBy: 'Riya Patel',
};

async function aPromise(made: Made, onlySaid = false): Promise<Promised> {
  const source = onlySaid ? null : 'Proposal, page 4';
  const body = { ...promised, onlySaid, source };
  return await made.hands.riya.create<Promised>(`/handovers/${made.id}/promises`, body);
}

async function aVerdict(made: Made): Promise<Promised> {
  const body = { effortHours: 20 };
  const step = { promise: await aPromise(made), path: 'verdict', body };
  return await onPromise(made.hands.tomas, made.id, step);
}

async function aQuestion(made: Made): Promise<Question> {
  const body = { text: 'Who holds the credentials?', to: 'sales' };
  return await made.hands.tomas.create<Question>(`/handovers/${made.id}/questions`, body);
}

async function anAnswer(made: Made): Promise<Question> {
  const { id, version } = await aQuestion(made);
  const path = `/handovers/${made.id}/questions/${id}/answer`;
  const body = { text: 'Jan Keller.' };
  return await made.hands.riya.send<Question>({ method: 'POST', path, body, version });
}

async function aProposal(made: Made): Promise<SeenProposal> {
  const path = `/handovers/${made.id}/items/people.cadence/proposal`;
  const body = { kind: 'text', text: `Calls, ${randomUUID()}.` };
  const { proposals } = await made.hands.tomas.send<ProposalsView>({ method: 'PUT', path, body });
  const own = proposals.find(({ isOwn }) => isOwn);
  if (!own) throw new Error('The proposal is not there.');
  const { key, by, version, itemVersion } = own;
  return { key, by: by.id, version, itemVersion };
}

const point = { reason: 'unclear-requirement', text: 'Which scanners?' } as const;

/** A point that was collected and not sent, found by its words. */
async function aPoint(made: Made) {
  const body = { ...point, text: `Which scanners? ${randomUUID()}` };
  const path = `/handovers/${made.id}/points`;
  const { notSent } = await made.hands.tomas.create<PointsView>(path, body);
  const { id = '', version = 0 } = notSent.find(({ text }) => text === body.text) ?? {};
  return { params: { pointId: id }, version };
}

/** A point that was sent back, where it was or can be; an id of none elsewhere. */
async function aSentPoint(made: Made) {
  const { riya, tomas } = made.hands;
  const read = { method: 'GET', path: `/handovers/${made.id}` };
  if ((await riya.send<{ can: { submit: boolean } }>(read)).can.submit) {
    await riya.press(made.id, 'submit');
    await tomas.press(made.id, 'send-back', { points: [point] });
  }
  const { sentBack } = await pointsOf(riya, made.id);
  const { id, version = 0 } = sentBack?.points[0] ?? {};
  return { params: { pointId: id ?? randomUUID() }, version };
}

const nothing = async () => await Promise.resolve({});
const fromTheFirst = async () => await Promise.resolve({ query: {} });
const atVersion = async (made: Made) => ({ version: await made.version() });
const onPromiseMade = ({ id, version }: Promised) => ({ params: { promiseId: id }, version });
const onQuestionMade = ({ id, version }: Question) => ({ params: { questionId: id }, version });
const somewhere = { teamId: TEAM.id, channelId: CHANNELS.contoso.id, channelName: 'Contoso' };

/** A right call of every contract: only the caller decides what comes of it. */
const preparing: Preparing = {
  readMe: nothing,
  readWaiting: fromTheFirst,
  listHandovers: async () =>
    await Promise.resolve({ query: { team: TEAM.id, channel: CHANNELS.contoso.id } }),
  createHandover: async () => {
    const when = { promisedStart: workday(10), goLive: workday(60) };
    const body = { project: 'Portal', clientName: 'Contoso AG', ...when, channel: somewhere };
    return await Promise.resolve({ body });
  },
  openHandover: nothing,
  followHandover: nothing,
  readClientView: nothing,
  readChanges: fromTheFirst,
  readCandidates: nothing,
  readChecklist: nothing,
  saveItem: async ({ items }) => {
    const version = items.get('people.cadence')?.version ?? 0;
    const body = { kind: 'text' as const, text: 'A weekly call.' };
    return await Promise.resolve({ params: { key: 'people.cadence' }, body, version });
  },
  askItem: async () => {
    const body = { of: { kind: 'role' as const, role: 'tech-lead' as const } };
    return await Promise.resolve({ params: { key: 'people.cadence' }, body });
  },
  readProposals: nothing,
  propose: async () => {
    const body = { kind: 'text' as const, text: 'A call every second week.' };
    return await Promise.resolve({ params: { key: 'people.cadence' }, body });
  },
  takeProposals: async (made) => {
    const { itemVersion, ...seen } = await aProposal(made);
    return { body: { proposals: [{ ...seen, itemVersion }] } };
  },
  leaveOutProposal: async (made) => {
    const { key, by, version } = await aProposal(made);
    return { body: { key, by, version } };
  },
  withdrawProposal: async (made) => {
    const { key } = await aProposal(made);
    return { body: { key } };
  },
  readRevision: async () =>
    await Promise.resolve({ params: { key: 'people.cadence', number: '1' } }),
  readItemHistory: async () =>
    await Promise.resolve({ params: { key: 'people.cadence' }, query: {} }),
  bringBack: async ({ items }) => {
    const version = items.get('goals.business')?.version ?? 0;
    const which = { params: { key: 'goals.business' }, body: { number: 1 } };
    return await Promise.resolve({ ...which, version });
  },
  markRead: async ({ items }) => {
    const { version = 0 } = items.get('people.cadence') ?? {};
    return await Promise.resolve({ body: { items: [{ key: 'people.cadence', version }] } });
  },
  readPromises: nothing,
  addPromise: async () => await Promise.resolve({ body: promised }),
  readWordings: async ({ promise }) =>
    await Promise.resolve({ params: { promiseId: promise?.id ?? randomUUID() } }),
  editPromise: async (made) => ({ ...onPromiseMade(await aPromise(made)), body: promised }),
  giveVerdict: async (made) => ({
    ...onPromiseMade(await aPromise(made)),
    body: {},
  }),
  resolvePromises: async (made) => {
    const { id, version } = await aVerdict(made);
    return { body: { decision: 'agree', promises: [{ id, version }] } };
  },
  carryPromise: async (made) => {
    const rowId = made.items.get('scope.deliverables')?.rows[0]?.id ?? '';
    const body = { itemKey: 'scope.deliverables', rowId };
    return { ...onPromiseMade(await aVerdict(made)), body };
  },
  planConfirmation: async (made) => ({
    ...onPromiseMade(await aPromise(made, true)),
    body: { plan: 'by-mail' },
  }),
  readQuestions: nothing,
  ask: async () => await Promise.resolve({ body: { text: 'Is training included?' } }),
  answer: async (made) => ({ ...onQuestionMade(await aQuestion(made)), body: { text: 'Yes.' } }),
  settle: async (made) => onQuestionMade(await anAnswer(made)),
  reopen: async (made) => ({
    ...onQuestionMade(await anAnswer(made)),
    body: { text: 'Which one of the two?' },
  }),
  withdraw: async (made) => onQuestionMade(await aQuestion(made)),
  readPoints: nothing,
  collectPoint: async () => await Promise.resolve({ body: point }),
  editPoint: async (made) => ({ ...(await aPoint(made)), body: point }),
  removePoint: aPoint,
  handlePoint: async (made) => ({
    ...(await aSentPoint(made)),
    body: { outcome: 'cant', because: 'Nobody knows yet.' },
  }),
  submit: async (made) => ({ ...(await atVersion(made)), body: {} }),
  sendBack: async (made) => ({
    ...(await atVersion(made)),
    body: { points: [point] },
  }),
  accept: atVersion,
  readClientPreview: nothing,
  showEarly: atVersion,
  takeShownBack: atVersion,
  sayNotQuite: async () =>
    await Promise.resolve({ body: { key: 'goals.business', text: 'Four warehouses, not three.' } }),
  undo: async () => await Promise.resolve({ body: { version: 1 }, status: 409 }),
  takeBack: async (made) => ({ ...(await atVersion(made)), body: { what: 'submit' } }),
  nameRoles: async (made) => ({
    ...(await atVersion(made)),
    body: { projectManager: PERSONS.meera.id },
  }),
  addContact: async (made) => ({
    ...(await atVersion(made)),
    body: { name: 'Jan Keller', mail: 'jan.keller@contoso.example' },
  }),
  giveCheck: async (made) => ({
    ...(await atVersion(made)),
    body: { kind: 'feasibility', note: 'Built before.' },
  }),
  writeMirror: async (made) => ({
    ...(await atVersion(made)),
    body: { text: 'We build one stock figure.' },
  }),
  refuseCheck: async (made) => ({
    ...(await atVersion(made)),
    body: { kind: 'feasibility', because: 'Nobody built it before.' },
  }),
  declineMirror: async (made) => ({
    ...(await atVersion(made)),
    body: { because: 'Three sites, not two.' },
  }),
  approveMirror: atVersion,
  retryEffect: async () => await Promise.resolve({ body: { key: randomUUID() }, status: 409 }),
  readKickoff: nothing,
  readKickoffTimes: async () => await Promise.resolve({ query: { zone: 'Europe/Zurich' } }),
  // Nothing was done in Outlook that could be left as it is.
  keepKickoff: async () =>
    await Promise.resolve({ body: { upTo: `${workday(0)}T09:00:00Z` }, status: 409 }),
  sendKickoff: async () => await Promise.resolve({ body: { start: `${workday(8)}T09:00:00Z` } }),
};

/** How the tests call a route: `GET /api/me`. */
export function keyOf({ method, path }: Call): string {
  return `${method} ${path}`;
}

type Parts = Omit<Sent, 'path'> & {
  params?: Record<string, string>;
  query?: Record<string, string>;
};

/** The same by route, as they are sent; everything that changes something sends a body. */
export const calls: Record<string, (made: Made) => Promise<Sent>> = Object.fromEntries(
  Object.entries(preparing).map(([name, prepare]) => {
    const call: Call = contracts[name as keyof Calls];
    return [keyOf(call), async (made: Made) => sentTo(call, made, await prepare(made))];
  }),
);

function sentTo({ method, path }: Call, made: Made, prepared: Parts): Sent {
  const { params, query = {}, ...rest } = prepared;
  const values: Record<string, string> = { id: made.id, ...params };
  const address = path.replaceAll(/:(\w+)/gu, (_, name: string) => values[name] ?? '');
  const asked = new URLSearchParams(query).toString();
  return {
    ...(method === 'GET' ? {} : { body: {} }),
    ...rest,
    path: asked === '' ? address : `${address}?${asked}`,
  };
}

import { randomUUID } from 'node:crypto';
import { workday } from '../../infra/local/seed/days.ts';
import { onPromise, type Promised } from '../../infra/local/seed/product.ts';
import { CHANNELS, PERSONS, TEAM } from '../../infra/local/world.ts';
import type { Made } from '../harness/handover.ts';

/** What one call of a route sends: where to, with what, at which version. */
export interface Sent {
  path: string;
  body?: object;
  version?: number;
  /** The status of a call that is allowed but finds nothing to do; absent = a success. */
  status?: number;
}

type Question = { id: string; version: number };
type Prepare = (made: Made) => Promise<Sent>;

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
  const body = { verdict: 'not-for-this-money', effortHours: 20 };
  const step = { promise: await aPromise(made), path: 'verdict', body };
  return await onPromise(made.hands.tomas, made.id, step);
}

async function aResolution(made: Made): Promise<Promised> {
  const step = { promise: await aVerdict(made), path: 'resolution', body: { resolution: 'keep' } };
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

function get(path = ''): Prepare {
  return async (made) => await Promise.resolve({ path: `${made.path}${path}` });
}

/** A verb on the handover itself, at the version it has at that moment. */
function press(path: string, body: object = {}): Prepare {
  return async (made) => ({ path: `${made.path}/${path}`, body, version: await made.version() });
}

function onOne(
  kind: 'promises' | 'questions',
  make: (made: Made) => Promise<{ id: string; version: number }>,
  sent: { path: string; body: object },
): Prepare {
  return async (made) => {
    const { id, version } = await make(made);
    return { path: `${made.path}/${kind}/${id}${sent.path}`, body: sent.body, version };
  };
}

const somewhere = { teamId: TEAM.id, channelId: CHANNELS.contoso.id, channelName: 'Contoso' };

/** A right call of every route: only the caller decides what comes of it. */
export const calls: Record<string, Prepare> = {
  'GET /api/me': async () => await Promise.resolve({ path: '/api/me' }),
  'GET /api/waiting': async () => await Promise.resolve({ path: '/api/waiting' }),
  'GET /api/handovers': async () => {
    const query = new URLSearchParams({ team: TEAM.id, channel: CHANNELS.contoso.id });
    return await Promise.resolve({ path: `/api/handovers?${query.toString()}` });
  },
  'POST /api/handovers': async () => {
    const when = { promisedStart: workday(10), goLive: workday(60) };
    const body = { project: 'Portal', clientName: 'Contoso AG', ...when, channel: somewhere };
    return await Promise.resolve({ path: '/api/handovers', body });
  },
  'GET /api/handovers/:id': get(),
  'GET /api/handovers/:id/live': get('/live'),
  'GET /api/handovers/:id/client-view': get('/client-view'),
  'GET /api/handovers/:id/changes': get('/changes'),
  'GET /api/handovers/:id/candidates': get('/candidates'),
  'GET /api/handovers/:id/items': get('/items'),
  'PATCH /api/handovers/:id/items/:key': async (made) => {
    const version = made.items.get('people.cadence')?.version ?? 0;
    const body = { kind: 'text', text: 'A weekly call.' };
    return await Promise.resolve({ path: `${made.path}/items/people.cadence`, body, version });
  },
  'POST /api/handovers/:id/items/read': async (made) => {
    const { version = 0 } = made.items.get('people.cadence') ?? {};
    const body = { items: [{ key: 'people.cadence', version }] };
    return await Promise.resolve({ path: `${made.path}/items/read`, body });
  },
  'GET /api/handovers/:id/promises': get('/promises'),
  'POST /api/handovers/:id/promises': async (made) =>
    await Promise.resolve({ path: `${made.path}/promises`, body: promised }),
  'PATCH /api/handovers/:id/promises/:promiseId': onOne('promises', aPromise, {
    path: '',
    body: promised,
  }),
  'POST /api/handovers/:id/promises/:promiseId/verdict': onOne('promises', aPromise, {
    path: '/verdict',
    body: { verdict: 'yes' },
  }),
  'POST /api/handovers/:id/promises/:promiseId/resolution': onOne('promises', aVerdict, {
    path: '/resolution',
    body: { resolution: 'renegotiate' },
  }),
  'POST /api/handovers/:id/promises/:promiseId/agree': onOne('promises', aResolution, {
    path: '/agree',
    body: {},
  }),
  'POST /api/handovers/:id/promises/:promiseId/carrier': async (made) => {
    const { id, version } = await aVerdict(made);
    const rowId = made.items.get('scope.deliverables')?.rows[0]?.id;
    const body = { itemKey: 'scope.deliverables', rowId };
    return { path: `${made.path}/promises/${id}/carrier`, body, version };
  },
  'POST /api/handovers/:id/promises/:promiseId/plan': onOne(
    'promises',
    async (made) => await aPromise(made, true),
    { path: '/plan', body: { plan: 'by-mail' } },
  ),
  'GET /api/handovers/:id/questions': get('/questions'),
  'POST /api/handovers/:id/questions': async (made) =>
    await Promise.resolve({
      path: `${made.path}/questions`,
      body: { text: 'Is training included?' },
    }),
  'POST /api/handovers/:id/questions/:questionId/answer': onOne('questions', aQuestion, {
    path: '/answer',
    body: { text: 'Yes.' },
  }),
  'POST /api/handovers/:id/questions/:questionId/settle': onOne('questions', anAnswer, {
    path: '/settle',
    body: {},
  }),
  'POST /api/handovers/:id/questions/:questionId/reopen': onOne('questions', anAnswer, {
    path: '/reopen',
    body: { text: 'Which one of the two?' },
  }),
  'POST /api/handovers/:id/questions/:questionId/withdraw': onOne('questions', aQuestion, {
    path: '/withdraw',
    body: {},
  }),
  'POST /api/handovers/:id/submit': press('submit'),
  'POST /api/handovers/:id/send-back': press('send-back', {
    points: [{ reason: 'unclear-requirement', text: 'Which scanners?' }],
  }),
  'POST /api/handovers/:id/accept': press('accept'),
  'POST /api/handovers/:id/share': press('share'),
  'POST /api/handovers/:id/roles': press('roles', { projectManager: PERSONS.meera.id }),
  'POST /api/handovers/:id/contacts': press('contacts', {
    name: 'Jan Keller',
    mail: 'jan.keller@contoso.example',
  }),
  'POST /api/handovers/:id/checks': press('checks', { kind: 'feasibility', note: 'Built before.' }),
  'PUT /api/handovers/:id/mirror': press('mirror', { text: 'We build one stock figure.' }),
  'POST /api/handovers/:id/mirror/approve': press('mirror/approve'),
  'POST /api/handovers/:id/effects/retry': async (made) =>
    await Promise.resolve({
      path: `${made.path}/effects/retry`,
      body: { key: randomUUID() },
      status: 409,
    }),
  'GET /api/handovers/:id/kickoff': get('/kickoff'),
  'GET /api/handovers/:id/kickoff/times': get('/kickoff/times?zone=Europe%2FZurich'),
  'POST /api/handovers/:id/kickoff': async (made) => {
    const body = { start: `${workday(8)}T09:00:00Z` };
    return await Promise.resolve({ path: `${made.path}/kickoff`, body });
  },
};

import { contosoAnswers } from '../../infra/local/seed/contoso.ts';
import { workday } from '../../infra/local/seed/days.ts';
import {
  fill,
  handsOf,
  onPromise,
  readAll,
  type Answer,
  type Hands,
  type Item,
  type Promised,
} from '../../infra/local/seed/product.ts';
import { CHANNELS, PERSONS, TEAM, type PersonName } from '../../infra/local/world.ts';
import type { Product } from './product.ts';
import { expectAsAgreed } from './wire-check.ts';

/** How far a handover was brought; each state contains what the earlier ones did. */
export type Reached = 'new' | 'draft' | 'in-review' | 'ready' | 'accepted';

/** A handover of Riya's in Contoso's channel: Tomás leads, Meera manages, Ana is the client. */
export interface Made {
  id: string;
  /** Where its API begins: `/api/handovers/<id>`. */
  path: string;
  promise: Promised | null;
  items: Map<string, Item>;
  /** Its version as it is now, for If-Match. */
  version(): Promise<number>;
  hands: Record<'riya' | 'tomas' | 'meera' | 'jonas', Hands>;
}

/** Where the product answers, and the tenant its persons sign in at. */
type Where = Pick<Product, 'url' | 'tenant'>;

interface Wanted {
  state: Reached;
  project?: string;
  answers?: Record<string, Answer>;
  promise?: Record<string, unknown>;
  /** False leaves tech lead and project manager to be named. */
  staffed?: boolean;
  channel?: { id: string; name: string } | null;
}

const order: readonly Reached[] = ['new', 'draft', 'in-review', 'ready', 'accepted'];

/** Drives a handover over HTTP, as the persons, to the wanted state. */
export async function aHandover(product: Where, wanted: Wanted): Promise<Made> {
  const hands = await handsIn(product);
  const id = await create(hands.riya, wanted);
  const reach = (state: Reached) => order.indexOf(wanted.state) >= order.indexOf(state);
  const roles = { techLead: PERSONS.tomas.id, projectManager: PERSONS.meera.id };
  if (wanted.staffed !== false) await hands.jonas.press(id, 'roles', roles);
  const items = reach('draft')
    ? await fill(hands.riya, id, { ...wholeAnswers(), ...wanted.answers })
    : new Map<string, Item>();
  let promise: Promised | null = null;
  if (reach('draft')) {
    promise = await hands.riya.create<Promised>(`/handovers/${id}/promises`, {
      ...somePromise,
      ...wanted.promise,
    });
  }
  if (reach('in-review')) await hands.riya.press(id, 'submit');
  if (reach('ready') && promise) {
    promise = await review(hands, { id, promise, items });
    await hands.riya.press(id, 'show-early');
  }
  if (reach('accepted')) await hands.tomas.press(id, 'accept');
  const version = async () => {
    const request = { method: 'GET', path: `/handovers/${id}` };
    return (await hands.riya.send<{ version: number }>(request)).version;
  };
  return { id, path: `/api/handovers/${id}`, promise, items, version, hands };
}

/** Contoso's answers with what the deal in trouble lacks: who holds DHL's credentials. */
function wholeAnswers(): Record<string, Answer> {
  const answers = contosoAnswers();
  const links = answers['requirements.integrations'];
  if (!links || !('rows' in links)) throw new Error('Contoso names no links to other systems.');
  const rows = links.rows.map((row) => ({
    ...row,
    credentials: row['credentials'] || 'DHL account team',
  }));
  return { ...answers, 'requirements.integrations': { ...links, rows } };
}

const somePromise = {
  text: 'Stock of all sites on one screen from the first day.',
  onlySaid: false,
  promisedBy: 'Riya Patel',
  promisedTo: 'Ana Costa',
  via: 'mail',
  source: 'Mail to Ana Costa',
};

/** Everything that acceptance waits for. */
async function review(
  { riya, tomas, meera }: Made['hands'],
  made: { id: string; promise: Promised; items: Map<string, Item> },
): Promise<Promised> {
  const { id, promise, items } = made;
  await readAll(tomas, id);
  const checked = await onPromise(tomas, id, {
    promise,
    path: 'verdict',
    body: {},
  });
  const carrier = {
    itemKey: 'scope.deliverables',
    rowId: items.get('scope.deliverables')?.rows[0]?.id,
  };
  const carried = await onPromise(tomas, id, { promise: checked, path: 'carrier', body: carrier });
  await tomas.press(id, 'mirror', { text: 'We build one stock figure for three warehouses.' });
  await riya.press(id, 'mirror/approve');
  await tomas.press(id, 'checks', { kind: 'feasibility', note: 'Built before.' });
  await meera.press(id, 'checks', { kind: 'timeline', note: 'It fits.' });
  await meera.press(id, 'checks', { kind: 'resources', note: 'Two people are free.' });
  return carried;
}

async function handsIn(product: Where): Promise<Made['hands']> {
  const { tenant, url: publicUrl } = product;
  const tokenFor = (id: string) => tenant.userToken(id);
  const context = { publicUrl, tokenFor, heard: expectAsAgreed };
  const of = async (person: PersonName) => await handsOf(context, PERSONS[person].id);
  return {
    riya: await of('riya'),
    tomas: await of('tomas'),
    meera: await of('meera'),
    jonas: await of('jonas'),
  };
}

async function create(
  riya: Hands,
  { project, channel = CHANNELS.contoso }: Wanted,
): Promise<string> {
  const created = await riya.create<{ id: string }>('/handovers', {
    project: project ?? 'Contoso ERP rollout',
    clientName: 'Contoso AG',
    promisedStart: workday(10),
    goLive: workday(88),
    contact: { name: PERSONS.ana.name, mail: PERSONS.ana.mail },
    channel: channel && { teamId: TEAM.id, channelId: channel.id, channelName: channel.name },
  });
  return created.id;
}

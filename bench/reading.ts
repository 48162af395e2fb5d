import { CLIENT_ID, PERSONS, TENANT_ID } from '../infra/local/world.ts';
import { startChild } from './child.ts';
import type { Figure } from './figure.ts';
import { send } from './load.ts';
import type { ReadSettings } from './reading-reference.ts';
import { inTurns } from './rounds.ts';
import type { World } from './world.ts';

const load = { count: 160, atOnce: 8 };

/** Reading a handover against a bare route that checks the token and asks the database the same. */
export async function measureReading(world: World): Promise<Figure[]> {
  const token = await world.tenant.userToken(PERSONS.riya.id);
  const headers = { authorization: `Bearer ${token}` };
  const read = async (url: string) => await fetch(`${url}${world.handoverPath}`, { headers });
  const { statements, body } = await readTapped(world, read);
  const settings: ReadSettings = {
    databaseUrl: world.databaseUrl,
    statements: statements.map(({ text, values }) => ({ text, values })),
    body,
    keysUrl: `${world.tenant.url}/entra/${TENANT_ID}/discovery/v2.0/keys`,
    issuer: `https://login.microsoftonline.com/${TENANT_ID}/v2.0`,
    audience: CLIENT_ID,
  };
  const reference = await startChild('reading-reference.ts', settings);
  const both = [await read(world.service.url), await read(reference.url)];
  const [own, other] = await Promise.all(both.map(async (answer) => await answer.text()));
  if (own !== other) throw new Error('The reference answers something else.');
  const side = (url: string) => async () =>
    await send(load, () => ({ url: `${url}${world.handoverPath}`, method: 'GET', headers }));
  const sides = { product: side(world.service.url), reference: side(reference.url) };
  const { product, reference: bare, ratio } = await inTurns(sides, { warm: 6, counted: 40 });
  await reference.stop();
  const unchanged = await measureUnchanged(world, headers);
  const perSecond = (ms: number) => Math.round(1000 / ms);
  return [
    {
      what: 'reading a handover: requests per second, to a bare restify route with the same token check, statements and JSON',
      value: (1 / ratio).toFixed(2),
      aim: '≥ 0.7',
      isMet: 1 / ratio >= 0.7,
      from: `${perSecond(product)} to ${perSecond(bare)} a second, ${load.atOnce} at once`,
    },
    {
      what: 'reading a handover: SQL statements',
      value: String(statements.length),
      aim: '≤ 5',
      isMet: statements.length <= 5,
      from: `${(own?.length ?? 0).toLocaleString('en')} characters of JSON`,
    },
    unchanged,
  ];
}

/** Reading what did not change, by whoever has it, against reading it whole. */
async function measureUnchanged(world: World, headers: Record<string, string>): Promise<Figure> {
  const url = `${world.service.url}${world.handoverPath}`;
  const etag = (await fetch(url, { headers })).headers.get('etag') ?? '';
  const known = { ...headers, 'if-none-match': etag };
  const { status } = await fetch(url, { headers: known });
  if (status !== 304) throw new Error(`What did not change was answered with ${status}.`);
  const side = (sent: Record<string, string>) => async () =>
    await send(load, () => ({ url, method: 'GET', headers: sent }));
  const sides = { product: side(known), reference: side(headers) };
  const { product, reference, ratio } = await inTurns(sides, { warm: 6, counted: 40 });
  return {
    what: 'reading a handover that did not change: time, to reading it whole',
    value: `${ratio.toFixed(2)} ×`,
    aim: '≤ 0.5 ×',
    isMet: ratio <= 0.5,
    from: `${product.toFixed(1)} to ${reference.toFixed(1)} ms, ${load.atOnce} at once`,
  };
}

async function readTapped(world: World, read: (url: string) => Promise<Response>) {
  // The first time it also stores the reader's name.
  await (await read(world.tapped.url)).text();
  await world.rest();
  const { tap } = world.tapped;
  const before = tap.statements.length;
  const body: unknown = await (await read(world.tapped.url)).json();
  const asked = tap.statements.slice(before).filter(({ sender }) => sender === 'handover');
  return { statements: asked, body };
}

import { mkdtemp, rm } from 'node:fs/promises';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { Hands } from '../../infra/local/seed/product.ts';
import { PERSONS, type PersonName } from '../../infra/local/world.ts';
import { launchChromium } from '../browser/harness/chromium.ts';
import { runStart, startWorld, type World } from '../browser/harness/world.ts';
import { until } from '../harness/until.ts';
import { type Client, openClient } from './client.ts';

const START_MS = 240_000;

let world: World;
let url: string;
let browser: Browser;
let client: Client;
let tomas: Hands;

const question = 'Is single sign-on part of scope?';
const fromTomas = 'Which label printers does the site in Winterthur use?';

interface Asked {
  id: string;
  text: string;
  version: number;
}

async function contoso(): Promise<string> {
  const { handovers } = await tomas.send<{ handovers: { id: string; project: string }[] }>({
    method: 'GET',
    path: '/waiting',
  });
  const found = handovers.find(({ project }) => project === 'Contoso ERP rollout');
  if (!found) throw new Error('Tomás has no handover of Contoso.');
  return found.id;
}

async function asked(handoverId: string, text: string): Promise<Asked> {
  const path = `/handovers/${handoverId}/questions`;
  const { questions } = await tomas.send<{ questions: Asked[] }>({ method: 'GET', path });
  const found = questions.find((one) => one.text === text);
  if (!found) throw new Error(`Nobody asked: ${text}`);
  return found;
}

/** Whether the bot has sent so many cards that begin so to somebody's chat on the Teams page. */
async function isTold(person: PersonName, words: string, times: number): Promise<boolean> {
  const sent = (await world.ledger()).filter(
    ({ kind, ids, summary }) =>
      kind === 'card-sent' && ids['personId'] === PERSONS[person].id && summary.includes(words),
  );
  return sent.length >= times;
}

beforeAll(async () => {
  world = await startWorld({ program: 'playground' });
  url = / runs at (http:\S+)/u.exec(world.said())?.[1] ?? '';
  browser = await launchChromium();
  client = await openClient(browser, url);
  tomas = await world.hands('tomas');
}, START_MS);
afterAll(async () => {
  await browser?.close();
  if (world?.lastWords() === null) await world.stop();
});

// One story in order: Riya, the sales owner, in Microsoft's client; Tomás, the tech lead, in the tab.
describe("in Microsoft's Agents Playground", () => {
  it('one address is printed, and nobody else on the network reaches it', async () => {
    expect(world.said().match(/https?:\/\/\S+/gu)).toEqual([url]);
    const { hostname, port } = new URL(url);
    expect(hostname).toBe('localhost');
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')
      .map(({ address }) => address);
    for (const host of ['[::1]', ...others]) {
      await expect(fetch(`http://${host}:${port}/`)).rejects.toThrow();
    }
  });

  it('the app is installed in the chat and in the channel, and the bot accepts it', async () => {
    const isAccepted = async (times: number) =>
      await until(async () => (await client.answered('installationUpdate', 200)) === times, {
        what: `the bot accepts its installation ${times} times`,
      });
    // Looking at a conversation for the first time installs the app there once by itself.
    await client.go('Personal Chat');
    await isAccepted(1);
    await client.pretend('Install application');
    await isAccepted(2);
    await client.go('Client projects - Contoso');
    await isAccepted(3);
    await client.pretend('Install application');
    await isAccepted(4);
  });

  it('a question asked in the channel gets its card in the thread', async () => {
    await client.post(`ask ${question}`);
    // Guests read this channel, so the card says whose move it is, and not what was asked.
    await client.message('Question · Contoso ERP rollout', 'Waiting for Tomás Ferreira').waitFor();
  });

  it('the card in the thread changes in place when Tomás answers', async () => {
    const handoverId = await contoso();
    const { id, version } = await asked(handoverId, question);
    await tomas.send({
      method: 'POST',
      path: `/handovers/${handoverId}/questions/${id}/answer`,
      version,
      body: { text: 'Yes, with the company account.' },
    });
    await client.message('Question · Contoso ERP rollout', 'Answered by Tomás Ferreira').waitFor();
    expect(await client.message('Waiting for Tomás Ferreira').count()).toBe(0);
  });

  it('who asked gets the answer in the chat, and settles it there', async () => {
    await client.go('Personal Chat');
    const card = client.message('Answered · Contoso ERP rollout', 'with the company account');
    await card.getByRole('button', { name: 'That settles it' }).click();
    await client.message('Settled · Contoso ERP rollout', 'with the company account').waitFor();
    expect(await client.page.getByRole('button', { name: 'That settles it' }).count()).toBe(0);
  });

  it('a question of Tomás reaches the sales owner as a card, and is answered by that card', async () => {
    const handoverId = await contoso();
    await tomas.create(`/handovers/${handoverId}/questions`, { text: fromTomas });
    const card = client.message('Question · Contoso ERP rollout', fromTomas);
    await card.getByRole('textbox').fill('Zebra, two models.');
    await card.getByRole('button', { name: 'Answer' }).click();
    await client.message('Answered · Contoso ERP rollout', '“Zebra, two models.”').waitFor();
    await client.message(fromTomas).getByRole('textbox').waitFor({ state: 'detached' });
  });

  it('answer, status and help are understood', async () => {
    await client.say('answer');
    await client.message('For you, by', 'Who holds the credentials for the DHL link?').waitFor();
    await client.say('status');
    await client.message('Contoso ERP rollout · In review', /things left: .*Riya/u).waitFor();
    await client.say('help');
    // Each command in a line of its own.
    await client.message(/^help – this list$/u).waitFor();
    await client.go('Client projects - Contoso');
    await client.post('status');
    await client.message('Contoso ERP rollout · In review').waitFor();
  });

  it('nothing was refused by the bot, and the page broke nowhere', async () => {
    const kinds = ['message', 'installationUpdate', 'conversationUpdate'];
    for (const status of [400, 401, 403, 500, 502, 503]) {
      for (const kind of kinds) expect(await client.answered(kind, status)).toBe(0);
    }
    expect(client.troubles).toEqual([]);
  });

  it('a page that was loaded anew goes on, though cards change that it no longer shows', async () => {
    await client.openAnew();
    const handoverId = await contoso();
    const text = 'Who signs for the training?';
    await tomas.create(`/handovers/${handoverId}/questions`, { text });
    await client.message('Question · Contoso ERP rollout', text).getByRole('textbox').waitFor();
    await client.openAnew();
    const riya = await world.hands('riya');
    const { id, version } = await asked(handoverId, text);
    const path = `/handovers/${handoverId}/questions/${id}/answer`;
    await riya.send({ method: 'POST', path, version, body: { text: 'Ana Costa.' } });
    await until(async () => await isTold('tomas', 'Answered · Contoso ERP rollout', 2), {
      what: 'Tomás hears of both answers',
    });
    await client.say('help');
    await client.message(/^help – this list$/u).waitFor();
    expect(client.troubles).toEqual([]);
  });

  it('Ctrl-C stops all of it', async () => {
    expect(await world.stop()).toBe(0);
    await expect(fetch(url)).rejects.toThrow();
    await expect(fetch(world.url)).rejects.toThrow();
  });
});

describe('where npm cannot fetch the Playground', () => {
  it('says so in one sentence and fails', async () => {
    const cache = await mkdtemp(join(tmpdir(), 'handover-no-npm-'));
    const env = {
      npm_config_cache: cache,
      npm_config_registry: 'http://127.0.0.1:9/',
      npm_config_fetch_retries: '0',
    };
    const started = await runStart({ program: 'playground', env });
    expect(await started.ended).toBe(1);
    const [, ...sentences] = started.said().trim().split('\n');
    expect(sentences).toEqual([
      expect.stringMatching(
        /^Microsoft's Agents Playground \(@microsoft\/\S+@[\d.]+\) could not be fetched through npm, .*\.$/u,
      ),
    ]);
    for (const folder of [cache, started.folder])
      await rm(folder, { recursive: true, force: true });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CHANNELS } from '../../infra/local/world.ts';
import { aHandover, type Made } from '../harness/handover.ts';
import { until } from '../harness/until.ts';
import { barriers } from './harness/barriers.ts';
import { misfits } from './harness/layout.ts';
import { openRealScene } from './harness/real-scene.ts';
import { inChannel, inMeeting, type InTeams } from './harness/real-teams.ts';
import { openShots, type Shots } from './harness/shots.ts';

const scene = openRealScene();
const { open } = scene;
let made: Made;
let shots: Shots;
beforeAll(async () => {
  shots = await openShots();
  made = await aHandover(scene.service(), { state: 'accepted' });
});
afterAll(async () => await shots.clear());

/** Nothing went wrong in the browser, and Teams knew every call. */
async function isQuiet({ trouble, heard }: InTeams) {
  expect(await trouble.take()).toEqual([]);
  expect((await heard()).unknown).toEqual([]);
}

describe('the production bundle in a page of https://teams.microsoft.com', () => {
  it('signs in, shows the channel’s handover, and tells Teams that it is there', async () => {
    const teams = await open({ person: 'tomas', context: inChannel });
    await teams.tab.getByRole('heading', { level: 1, name: 'Contoso ERP rollout' }).waitFor();
    await shots.take(teams.page, 'teams-channel');
    const { calls } = await teams.heard();
    expect(calls).toEqual(expect.arrayContaining(['initialize', 'appInitialization.success']));
    await isQuiet(teams);
  });

  it('follows a change of Teams’ theme', async () => {
    const teams = await open({ person: 'tomas', context: inChannel });
    await teams.tab.locator('[data-theme="default"]').waitFor();
    await teams.tell('themeChange', ['dark']);
    await teams.tab.locator('[data-theme="dark"]').waitFor();
    await teams.tell('themeChange', ['contrast']);
    await teams.tab.locator('[data-theme="contrast"]').waitFor();
    await isQuiet(teams);
  });

  it('shows the client’s guest the shared version only', async () => {
    const teams = await open({ person: 'ana', context: inChannel });
    await teams.tab.getByRole('article').waitFor();
    expect(await teams.tab.getByText('Before you can').count()).toBe(0);
    await isQuiet(teams);
  });

  it('opens the place that a deep link named', async () => {
    const context = { ...inChannel, subEntityId: `handover=${made.id}&page=promises` };
    const teams = await open({ person: 'riya', context });
    await teams.tab.getByRole('tab', { name: /Promises/u, selected: true }).waitFor();
    await isQuiet(teams);
  });

  it('IN02 runs nothing that somebody typed: it stands there, and the policy had nothing to stop', async () => {
    const text =
      '<script>document.title="run"</script><img src=x onerror="document.title=`run`"> javascript:alert(1)';
    const nasty = await aHandover(scene.service(), {
      state: 'in-review',
      project: 'Typed to harm',
      channel: CHANNELS.northwind,
      promise: { text, promisedTo: '<svg onload=alert(1)>' },
      answers: { 'goals.business': { text, source: 'javascript:alert(1)' } },
    });
    for (const page of ['promises', 'checklist', 'overview']) {
      const context = { ...inChannel, subEntityId: `handover=${nasty.id}&page=${page}` };
      const teams = await open({ person: 'riya', context });
      await teams.tab.getByText('<script>document.title').first().waitFor();
      const ran = await teams.tab.locator('body').evaluate((body) => ({
        title: document.title,
        markup: body.querySelectorAll('img[src="x"], script:not([src]), svg[onload]').length,
        links: [...body.querySelectorAll('a[href]')]
          .map((link) => link.getAttribute('href') ?? '')
          .filter((href) => !/^(?:https:|#|\/)/u.test(href)),
        bidi: getComputedStyle(body.querySelector('h1 , p, span') ?? body).unicodeBidi,
      }));
      expect(ran).toEqual({ title: 'Handover', markup: 0, links: [], bidi: 'isolate' });
      await isQuiet(teams);
    }
  });

  it('SE09 is no other handover’s door: a deep link to one that isn’t theirs says so', async () => {
    const context = { ...inChannel, subEntityId: `handover=${made.id}&page=promises` };
    const teams = await open({ person: 'paul', context });
    teams.trouble.expectRefusal(404);
    await teams.tab.getByRole('heading', { name: 'This handover isn’t yours' }).waitFor();
    await isQuiet(teams);
  });

  it('SE09 hears nothing from another window, whatever it says', async () => {
    const teams = await open({ person: 'tomas', context: inChannel });
    const themed = teams.tab.locator('[data-theme]').first();
    await themed.evaluate((element) => {
      const seen: (string | null)[] = [];
      Reflect.set(window, 'themesSeen', seen);
      const note = () => seen.push(element.getAttribute('data-theme'));
      new MutationObserver(note).observe(element, { attributes: true });
    });
    await teams.page.evaluate(async () => {
      const other = document.createElement('iframe');
      other.srcdoc =
        '<script>for (const one of Array.from({ length: parent.frames.length }, (_, at) => parent.frames[at]))' +
        " one.postMessage({ func: 'themeChange', args: ['dark'] }, '*')</script>";
      const loaded = new Promise((resolve) => other.addEventListener('load', resolve));
      document.body.append(other);
      await loaded;
    });
    // The host's own word goes after it and is heard, so the other had its time.
    await teams.tell('themeChange', ['contrast']);
    await teams.tab.locator('[data-theme="contrast"]').waitFor();
    expect(await themed.evaluate(() => Reflect.get(window, 'themesSeen') as unknown)).toEqual([
      'contrast',
    ]);
    await isQuiet(teams);
  });
});

describe('the configuration page in Teams', () => {
  it('lets Save be pressed once a handover is chosen, and hands Teams its address', async () => {
    const teams = await open({
      person: 'riya',
      address: '/tab/configure',
      frameContext: 'settings',
      context: inChannel,
    });
    await teams.tab.getByRole('radio', { name: /^Contoso ERP rollout/u }).waitFor();
    expect((await teams.heard()).isValid).toBe(false);
    await teams.tab.getByRole('radio', { name: /^Contoso ERP rollout/u }).check();
    await until(async () => (await teams.heard()).isValid, { what: 'Save may be pressed' });
    await teams.tell('settings.save', [{}]);
    await until(async () => (await teams.heard()).saved, { what: 'the tab is saved' });
    const { settings, saved } = await teams.heard();
    expect(saved).toBe('success');
    expect(settings).toMatchObject({
      contentUrl: `${scene.service().url}/tab/?handover=${made.id}`,
      entityId: 'handover',
      suggestedDisplayName: 'Contoso ERP rollout',
    });
    await isQuiet(teams);
  });

  it('offers one’s own handovers where there is no channel, such as a meeting', async () => {
    const teams = await open({
      person: 'meera',
      address: '/tab/configure',
      frameContext: 'settings',
      context: inMeeting,
    });
    await teams.tab.getByRole('radio', { name: /^Contoso ERP rollout/u }).check();
    await until(async () => (await teams.heard()).isValid, { what: 'Save may be pressed' });
    await isQuiet(teams);
  });
});

describe('the tab beside a meeting', () => {
  it('shows the kickoff in 320 pixels, and nothing is cut off', async () => {
    const teams = await open({
      person: 'meera',
      address: `/tab/?handover=${made.id}`,
      frameContext: 'sidePanel',
      context: inMeeting,
      width: 320,
    });
    await teams.tab.getByRole('tab', { name: 'Kickoff', selected: true }).waitFor();
    await teams.tab.getByRole('radio').first().waitFor();
    await shots.take(teams.page, 'teams-side-panel');
    const frame = teams.page.frames().find((one) => one.url().startsWith(scene.service().url));
    expect(frame && [...(await misfits(frame)), ...(await barriers(frame))]).toEqual([]);
    await isQuiet(teams);
  });

  it('tells somebody in the meeting who has no part in it that it isn’t theirs', async () => {
    const teams = await open({
      person: 'nils',
      address: `/tab/?handover=${made.id}`,
      frameContext: 'sidePanel',
      context: inMeeting,
      width: 320,
    });
    teams.trouble.expectRefusal(404);
    await teams.tab.getByRole('heading', { name: 'This handover isn’t yours' }).waitFor();
    await isQuiet(teams);
  });
});

describe('anywhere else', () => {
  it('is not shown in a frame of an origin that is not Microsoft’s', async () => {
    const teams = await open({ origin: 'https://teams.evil.example', person: 'tomas' });
    await until(async () => (await teams.trouble.take()).join(' ').includes('frame-ancestors'), {
      what: 'the browser refuses the frame',
    });
    expect((await teams.heard()).calls).toEqual([]);
  });

  it('says in a plain browser that it works inside Teams, and leads there', async () => {
    const page = await scene.browser().newPage();
    await page.goto(`${scene.service().url}/tab/`);
    await page.getByRole('heading', { name: 'Open Handover in Microsoft Teams' }).waitFor();
    const link = page.getByRole('link', { name: 'Go to Microsoft Teams' });
    expect(await link.getAttribute('href')).toBe('https://teams.microsoft.com');
    await page.close();
  });
});

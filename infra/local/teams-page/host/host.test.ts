import { describe, expect, it } from '@jest/globals';
import { connectHost } from './host.ts';
import type { HostPort, TabSettings } from './host.ts';

const ORIGIN = 'http://localhost:5300';

interface Posted {
  message: { id?: number; uuidAsString?: string; func?: string; args: unknown[] };
  origin: string;
}

/** A host with a frame that remembers what was posted to it. */
function aHost(changes: Partial<HostPort> = {}) {
  const posted: Posted[] = [];
  const heard: unknown[] = [];
  const frame = {
    postMessage: (message: Posted['message'], origin: string) => posted.push({ message, origin }),
  } as unknown as Window;
  const page = new EventTarget();
  const host = connectHost({
    page,
    origin: ORIGIN,
    frame: () => frame,
    frameContext: 'content',
    clientType: 'desktop',
    context: () => ({ theme: 'default' }),
    token: () => Promise.resolve('the token'),
    openLink: (address) => heard.push(['link', address]),
    setValid: (valid) => heard.push(['valid', valid]),
    settings: () => null,
    setSettings: (settings) => heard.push(['settings', settings]),
    saved: (reason) => heard.push(['saved', reason]),
    unknown: (func, args) => heard.push(['unknown', func, args]),
    ...changes,
  });
  const call = async (func: string, args: unknown[] = [], from: object = {}) => {
    const data = { id: 7, uuidAsString: 'u-7', func, args, apiVersionTag: 'v2_app' };
    const event = Object.assign(new Event('message'), {
      source: frame,
      origin: ORIGIN,
      data,
      ...from,
    });
    page.dispatchEvent(event);
    await new Promise((resolve) => setImmediate(resolve));
    return posted.at(-1)?.message.args;
  };
  return { host, call, posted, heard };
}

describe('Teams’ side of the teams-js protocol', () => {
  it('answers initialize with surface, client, runtime and version', async () => {
    const { call, posted } = aHost({ clientType: 'android' });
    const args = await call('initialize', ['2.58.0']);
    expect(args?.slice(0, 2)).toEqual(['content', 'android']);
    expect(JSON.parse(String(args?.[2]))).toEqual({
      apiVersion: 4,
      isLegacyTeams: false,
      supports: { pages: { config: {} } },
    });
    expect(posted[0]).toMatchObject({ origin: ORIGIN, message: { id: 7, uuidAsString: 'u-7' } });
  });

  it('answers getContext and getAuthToken', async () => {
    const { call } = aHost();
    expect(await call('getContext')).toEqual([{ theme: 'default' }]);
    expect(await call('authentication.getAuthToken')).toEqual([true, 'the token']);
  });

  it('says why when there is no token', async () => {
    const { call } = aHost({ token: () => Promise.reject(new Error('no such person')) });
    expect(await call('authentication.getAuthToken')).toEqual([false, 'Error: no such person']);
  });

  it('opens links', async () => {
    const { call, heard } = aHost();
    expect(await call('executeDeepLink', ['https://teams.microsoft.com/l/chat/0/0'])).toEqual([
      true,
    ]);
    expect(heard).toEqual([['link', 'https://teams.microsoft.com/l/chat/0/0']]);
  });

  it('carries the configuration page from valid to saved', async () => {
    const { host, call, posted, heard } = aHost({ frameContext: 'settings' });
    const settings: TabSettings = {
      contentUrl: `${ORIGIN}/tab/?handover=1`,
      entityId: '1',
      suggestedDisplayName: 'Contoso',
    };
    await call('registerHandler', ['save']);
    await call('settings.setValidityState', [true]);
    host.tell('settings.save', [{}]);
    expect(posted.at(-1)?.message).toEqual({ func: 'settings.save', args: [{}] });
    expect(await call('settings.setSettings', [settings])).toEqual([true]);
    await call('settings.save.success');
    expect(heard).toEqual([
      ['valid', true],
      ['settings', settings],
      ['saved', null],
    ]);
  });

  it('tells a change of theme', () => {
    const { host, posted } = aHost();
    host.tell('themeChange', ['dark']);
    expect(posted).toEqual([{ message: { func: 'themeChange', args: ['dark'] }, origin: ORIGIN }]);
  });

  it('leaves notifications unanswered, as Teams does', async () => {
    const { call, posted, heard } = aHost();
    await call('appInitialization.success', ['2.58.0']);
    expect(posted).toEqual([]);
    expect(heard).toEqual([]);
  });

  it('notes an unknown call and leaves it unanswered', async () => {
    const { call, posted, heard } = aHost();
    await call('meeting.getMeetingDetails', [1]);
    expect(posted).toEqual([]);
    expect(heard).toEqual([['unknown', 'meeting.getMeetingDetails', [1]]]);
  });

  it('SE09 hears nothing from another origin, another frame or in another shape', async () => {
    const { call, posted } = aHost();
    await call('getContext', [], { origin: 'https://attacker.example' });
    await call('getContext', [], { source: {} });
    await call('getContext', [], { data: { func: 'getContext', args: [] } });
    await call('getContext', [], { data: 'getContext' });
    expect(posted).toEqual([]);
  });

  it('is silent after it was closed', async () => {
    const { host, call, posted } = aHost();
    host.close();
    await call('getContext');
    expect(posted).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { CHANNELS, TEAM, TEAMS_APP_ID } from '../../world.ts';
import { aWorld } from '../place/a-world.ts';
import { destinationOf } from './links.ts';

const origin = 'http://localhost:5300';
const page = { world: aWorld(), origin };

function deepLink(options: {
  context?: unknown;
  webUrl?: string;
  appId?: string;
  entity?: string;
}) {
  const { context, webUrl, appId = TEAMS_APP_ID, entity = 'handover' } = options;
  const url = new URL(`https://teams.microsoft.com/l/entity/${appId}/${entity}`);
  if (context) url.searchParams.set('context', JSON.stringify(context));
  if (webUrl) url.searchParams.set('webUrl', webUrl);
  return url.href;
}

describe('a deep link into the app', () => {
  it('opens the tab of the channel it names, with its sub page', () => {
    const context = { channelId: CHANNELS.northwind.id, subEntityId: 'handover=1' };
    expect(destinationOf(deepLink({ context }), page)).toEqual({
      kind: 'here',
      change: {
        view: 'handover',
        channel: CHANNELS.northwind,
        subPage: 'handover=1',
        tabPath: null,
      },
    });
  });

  it('opens the personal app when it names no channel', () => {
    const link = deepLink({ entity: 'waiting', webUrl: `${origin}/tab/waiting` });
    expect(destinationOf(link, page)).toMatchObject({
      kind: 'here',
      change: { view: 'waiting', tabPath: '/tab/waiting' },
    });
  });

  it('takes no web address of another origin into the frame', () => {
    const link = deepLink({ webUrl: 'https://attacker.example/tab/' });
    expect(destinationOf(link, page)).toMatchObject({ change: { tabPath: null } });
  });

  it('is read as one without context when its context is broken', () => {
    const link = `https://teams.microsoft.com/l/entity/${TEAMS_APP_ID}/waiting?context=%7Bbroken`;
    expect(destinationOf(link, page)).toMatchObject({ change: { view: 'waiting' } });
  });

  it('leads outside when it is for another app', () => {
    const link = deepLink({ appId: 'a-different-app' });
    expect(destinationOf(link, page).kind).toBe('outside');
  });
});

describe('other links', () => {
  it('opens a channel’s posts', () => {
    const id = encodeURIComponent(CHANNELS.contoso.id);
    const link = `https://teams.microsoft.com/l/channel/${id}/Contoso`;
    expect(destinationOf(link, page)).toMatchObject({ change: { view: 'posts' } });
  });

  it('opens an address of the tab inside the page', () => {
    expect(destinationOf(`${origin}/tab/?handover=1`, page)).toMatchObject({
      kind: 'here',
      change: { view: 'handover', tabPath: '/tab/?handover=1' },
    });
  });

  it('opens a page of this origin in a window of its own', () => {
    expect(destinationOf('/c/abc', page)).toEqual({ kind: 'window', address: `${origin}/c/abc` });
  });

  it('opens the files of the channel that a SharePoint link is about', () => {
    const link = `${TEAM.siteUrl}/Shared%20Documents/New%20project/1%20Scope`;
    expect(destinationOf(link, page)).toEqual({
      kind: 'here',
      change: { view: 'files', channel: CHANNELS.empty },
    });
  });

  it.each([
    'https://teams.microsoft.com/l/meetup-join/1',
    'https://example.org/',
    'javascript:alert(1)',
  ])('only shows %s, because it leads out of this machine', (address) => {
    expect(destinationOf(address, page).kind).toBe('outside');
  });
});

import { describe, expect, it } from '@jest/globals';
import { allPersons, CHANNELS, PERSONS, TEAM, TENANT_ID } from '../world.ts';
import { isInPlayground, isViewer, playgroundConfig } from './places.ts';

interface Config {
  tenantId: string;
  currentUser: { aadObjectId: string };
  users: { id: string; aadObjectId: string; name: string }[];
  team: { id: string; aadGroupId: string; channels: { id: string }[] };
  personalChat: { id: string };
  groupChat: { id: string };
}

const config = JSON.parse(playgroundConfig()) as Config;

describe('what the Playground is told', () => {
  it('is the local tenant: Riya at the page, five others, one team with two channels', () => {
    expect(config.tenantId).toBe(TENANT_ID);
    expect(config.currentUser.aadObjectId).toBe(PERSONS.riya.id);
    expect(config.users).toHaveLength(5);
    const known = allPersons().filter(({ inTeam }) => inTeam);
    for (const user of config.users) {
      expect(known.find(({ id }) => id === user.aadObjectId)?.name).toBe(user.name);
    }
    expect(new Set(config.users.map(({ id }) => id)).size).toBe(5);
    expect([config.team.id, config.team.aadGroupId]).toEqual([TEAM.threadId, TEAM.id]);
    expect(config.team.channels).toEqual([CHANNELS.contoso]);
  });

  it('is what it is asked for', () => {
    const { personalChat, groupChat, team } = config;
    for (const id of [personalChat.id, groupChat.id, team.id, CHANNELS.contoso.id]) {
      expect([isInPlayground(id), isInPlayground(`${id};messageid=17`)]).toEqual([true, true]);
    }
    for (const id of [CHANNELS.northwind.id, 'a:1somebody', '']) {
      expect(isInPlayground(id)).toBe(false);
    }
    expect([isViewer(PERSONS.riya.id), isViewer(PERSONS.tomas.id)]).toEqual([true, false]);
  });
});

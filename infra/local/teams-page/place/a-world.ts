import type { WorldView } from '../../page-model.ts';
import {
  allPersons,
  CHANNELS,
  CLIENT_ID,
  BOT_ID,
  CONTACTS,
  TEAM,
  TEAMS_APP_ID,
  TENANT_ID,
  TENANT_NAME,
} from '../../world.ts';

/** The tenant's people and places as the page gets them, for tests. */
export function aWorld(): WorldView {
  return {
    tenantId: TENANT_ID,
    tenantName: TENANT_NAME,
    clientId: CLIENT_ID,
    botId: BOT_ID,
    teamsAppId: TEAMS_APP_ID,
    persons: allPersons(),
    contacts: CONTACTS.map((contact) => ({ ...contact })),
    teams: [{ ...TEAM, channels: Object.values(CHANNELS).map((channel) => ({ ...channel })) }],
    startedAt: '2026-11-24T08:00:00.000Z',
  };
}

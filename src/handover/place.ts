import type { App } from '../app.ts';
import { iso } from '../clock.ts';
import { IdentityProblem } from '../microsoft/identity-problem.ts';
import type { Person } from '../people/actor.ts';
import { rememberPeople } from '../people/names.ts';
import type { TeamChannel } from '../people/roster.ts';
import { refusalFor } from '../record/refusals.ts';
import { Refusal } from '../refusal.ts';
import type { CreateInput } from './model.ts';

/** Where a handover lives, as it is stored; all null without a channel. */
export type Place = {
  team_id: string | null;
  channel_id: string | null;
  channel_name: string | null;
};

/**
 * Checks where somebody wants to create a handover: guests create none, a channel must be a
 * standard one of a team whose internal member they are. Teams is asked; the tab is not believed.
 * @throws Refusal role_required, not_found, invalid_input, directory_unavailable; IdentityProblem.
 */
export async function placeFor(
  app: App,
  actor: Person,
  channel: CreateInput['channel'],
): Promise<Place> {
  if (!channel) {
    if (actor.isMember) return { team_id: null, channel_id: null, channel_name: null };
    throw new Refusal(
      'role_required',
      'Guests do not create handovers. Ask your contact to do it.',
    );
  }
  await checkMember(app, actor, channel.teamId);
  const found = await readChannel(app, channel);
  if (!found) throw refusalFor('not_found');
  if (!found.isStandard) {
    const detail = 'Private and shared channels are not supported yet. Open a standard channel.';
    throw new Refusal('invalid_input', detail, {
      errors: [{ pointer: '/channel', code: 'not_standard', detail }],
    });
  }
  return { team_id: channel.teamId, channel_id: channel.channelId, channel_name: found.name };
}

async function checkMember(app: App, actor: Person, teamId: string): Promise<void> {
  const members = await app.roster.membersOf(teamId).catch((error: unknown) => {
    throw unavailable(app, error);
  });
  const member = members.find((one) => one.personId === actor.personId);
  if (!member || member.guest || member.tenantId !== actor.tenantId) throw refusalFor('not_found');
  await rememberPeople(app.db, [{ ...actor, mail: member.mail }], iso(app.clock.now()));
}

async function readChannel(
  app: App,
  channel: { teamId: string; channelId: string },
): Promise<TeamChannel | null> {
  return await app.roster.channelOf(channel.teamId, channel.channelId).catch((error: unknown) => {
    throw unavailable(app, error);
  });
}

function unavailable(app: App, error: unknown): Error {
  if (error instanceof IdentityProblem) return error;
  app.log.warn({ err: error }, 'Teams could not be asked');
  return new Refusal(
    'directory_unavailable',
    'We cannot ask Teams about this channel right now. Try again shortly.',
  );
}

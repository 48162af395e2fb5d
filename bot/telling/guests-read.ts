import type { App } from '../../src/app.ts';
import type { Member } from '../../src/people/access.ts';
import { membersOrNull } from '../../src/people/roster.ts';
import type { HandoverRow } from '../../src/record/facts.ts';
import type { Reference } from './conversations.ts';

/**
 * Whether somebody who isn't ours on this handover can read what the bot writes there: guests of a team
 * read its standard channels. A roster that can't be read counts as one with guests, and so does any
 * place but the handover's own channel: who reads along there is not known (CF03).
 */
export async function guestsRead(
  app: App,
  handover: Pick<HandoverRow, 'team_id' | 'channel_id'>,
  place: Reference | null,
): Promise<boolean> {
  if (isPersonal(place)) return false;
  if (isElsewhere(place, handover)) return true;
  const members = await membersOrNull(app.roster, handover.team_id);
  return guestsAmong(members, app.settings);
}

/** The same where the team's roster is at hand: null for one that could not be read. */
export function guestsReadIn(
  place: Reference | null,
  { handover, members, tenantId }: Known,
): boolean {
  if (isPersonal(place)) return false;
  return isElsewhere(place, handover) || guestsAmong(members, { tenantId });
}

type Known = {
  handover: Pick<HandoverRow, 'channel_id'>;
  members: readonly Member[] | null;
  tenantId: string;
};

/** A card can be copied anywhere; without a place it goes to the handover's own channel. */
function isElsewhere(
  place: Reference | null,
  { channel_id: channelId }: Pick<HandoverRow, 'channel_id'>,
): boolean {
  if (place === null) return false;
  // A thread's id is its channel's, and then which message began it.
  const [channel] = (place.conversation?.id ?? '').split(';');
  return channel !== channelId;
}

function isPersonal(place: Reference | null): boolean {
  return place?.conversation?.conversationType === 'personal';
}

function guestsAmong(members: readonly Member[] | null, { tenantId }: { tenantId: string }) {
  return members === null || members.some((one) => one.guest || one.tenantId !== tenantId);
}

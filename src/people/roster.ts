import type { Member } from './access.ts';

/** A channel as Teams knows it; folders and rights work in standard ones only. */
export type TeamChannel = { name: string; isStandard: boolean };

/** Reads who is on a team, and which channels it has. */
export type Roster = {
  /** Members of a team, at most a minute old. @throws when the directory cannot be read. */
  membersOf(teamId: string): Promise<readonly Member[]>;
  /** Null when the team has no such channel. @throws when Teams cannot be asked. */
  channelOf(teamId: string, channelId: string): Promise<TeamChannel | null>;
};

/**
 * The roster as far as access needs it: null when there is no team or it could not be read, so
 * that a failing directory never turns somebody into an insider (AZ09).
 */
export async function membersOrNull(
  roster: Roster,
  teamId: string | null,
): Promise<readonly Member[] | null> {
  if (teamId === null) return null;
  return await roster.membersOf(teamId).catch(() => null);
}

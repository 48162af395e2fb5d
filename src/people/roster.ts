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

/** What a roster said of a team: `members` is null without a team, or when it could not be read. */
export type AskedTeam = { members: readonly Member[] | null; failure: unknown };

/** Asks who is on a team; a failure is kept beside the answer instead of thrown. */
export async function askTeam(roster: Roster, teamId: string | null): Promise<AskedTeam> {
  if (teamId === null) return { members: null, failure: null };
  try {
    return { members: await roster.membersOf(teamId), failure: null };
  } catch (failure) {
    return { members: null, failure };
  }
}

/**
 * The roster as far as access needs it: null when there is no team or it could not be read, so
 * that a failing directory never turns somebody into an insider (AZ09).
 */
export async function membersOrNull(
  roster: Roster,
  teamId: string | null,
): Promise<readonly Member[] | null> {
  return (await askTeam(roster, teamId)).members;
}

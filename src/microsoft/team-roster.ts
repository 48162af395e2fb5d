import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { asOneLine } from '../one-line.ts';
import type { Member } from '../people/access.ts';
import type { Roster, TeamChannel } from '../people/roster.ts';
import { itemsOf } from './graph-pages.ts';
import { GraphProblem } from './graph-problem.ts';
import type { Graph } from './graph.ts';

const keepForMs = 60_000;
const mostTeams = 500;

const member = z.object({
  userId: z.string().nullish(),
  tenantId: z.string().nullish(),
  displayName: z.string().nullish(),
  email: z.string().nullish(),
  roles: z.array(z.string()).nullish(),
});
const channel = z.object({ displayName: z.string(), membershipType: z.string().nullish() });

/**
 * Team members through Graph (resource-specific consent `TeamMember.Read.Group`), kept for 60 s so
 * that a removed person is out within a minute (TV16).
 */
export function openRoster(world: { graph: Graph; clock: Clock }): Roster {
  const kept = new LRUCache<string, { at: number; members: Promise<readonly Member[]> }>({
    max: mostTeams,
  });
  return {
    membersOf: async (teamId) => {
      const now = world.clock.now().epochMilliseconds;
      const known = kept.get(teamId);
      if (known && now - known.at < keepForMs) return await known.members;
      const members = readMembers(world.graph, teamId);
      kept.set(teamId, { at: now, members });
      members.catch(() => kept.delete(teamId));
      return await members;
    },
    channelOf: async (teamId, channelId) => await readChannel(world.graph, teamId, channelId),
  };
}

/** A channel of a team (resource-specific consent `ChannelSettings.Read.Group`). */
async function readChannel(
  graph: Graph,
  teamId: string,
  channelId: string,
): Promise<TeamChannel | null> {
  const path = ['teams', teamId, 'channels', channelId];
  try {
    const found = await graph.call({ method: 'GET', path }, channel);
    return { name: found.displayName, isStandard: found.membershipType === 'standard' };
  } catch (error) {
    if (error instanceof GraphProblem && error.kind === 'missing') return null;
    throw error;
  }
}

/** All of them: a team may have more than one page holds (25 000 at most). */
async function readMembers(graph: Graph, teamId: string): Promise<readonly Member[]> {
  const members: Member[] = [];
  for await (const one of itemsOf(graph, ['teams', teamId, 'members'], member)) {
    if (!one.userId) continue;
    members.push({
      personId: one.userId,
      tenantId: one.tenantId ?? '',
      name: asOneLine(one.displayName ?? '') || 'A colleague',
      mail: one.email ?? null,
      guest: one.roles?.includes('guest') ?? true,
    });
  }
  return members;
}

import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { itemsOf } from './graph-pages.ts';
import { GraphProblem } from './graph-problem.ts';
import type { Graph } from './graph.ts';

/** A folder in SharePoint. `madeBy` is the application that made it, null for people. */
export type DriveFolder = {
  driveId: string;
  itemId: string;
  name: string;
  url: string;
  madeBy: string | null;
};

/** The folders of a channel and below. @throws GraphProblem */
export type Drive = {
  /** Null while SharePoint has not made the channel's folder yet (404 until Files was opened once). */
  channelFolder(teamId: string, channelId: string): Promise<DriveFolder | null>;
  /** Null when the name is taken. */
  makeFolder(parent: DriveFolder, name: string): Promise<DriveFolder | null>;
  findFolder(parent: DriveFolder, name: string): Promise<DriveFolder | null>;
};

const item = z.object({
  id: z.string(),
  name: z.string(),
  webUrl: z.url({ protocol: /^https$/u }),
  parentReference: z.object({ driveId: z.string() }).loose(),
  createdBy: z.object({ application: z.object({ id: z.string().nullish() }).nullish() }).nullish(),
});
function folderOf(answer: z.infer<typeof item>): DriveFolder {
  return {
    driveId: answer.parentReference.driveId,
    itemId: answer.id,
    name: answer.name,
    url: answer.webUrl,
    madeBy: answer.createdBy?.application?.id ?? null,
  };
}

const mostChannels = 1_000;
/** How long a channel's folder is remembered: it stays where it is, and Teams answers four calls a second. */
const keptForMs = 600_000;

/** SharePoint through Graph (`File.Read.Group` to find, `Sites.Selected` to make). */
export function openDrive({ graph, clock }: { graph: Graph; clock: Clock }): Drive {
  const kept = new LRUCache<string, { folder: DriveFolder; at: number }>({ max: mostChannels });
  return {
    channelFolder: async (teamId, channelId) => {
      const now = clock.now().epochMilliseconds;
      const key = `${teamId}/${channelId}`;
      const known = kept.get(key);
      if (known && now - known.at < keptForMs) return known.folder;
      const path = ['teams', teamId, 'channels', channelId, 'filesFolder'];
      const answer = graph.call({ method: 'GET', path }, item);
      const folder = await answer.then(folderOf).catch(orNull('missing'));
      if (folder) kept.set(key, { folder, at: now });
      return folder;
    },
    makeFolder: async (parent, name) => {
      const path = ['drives', parent.driveId, 'items', parent.itemId, 'children'];
      const body = { name, folder: {}, '@microsoft.graph.conflictBehavior': 'fail' };
      const answer = graph.call({ method: 'POST', path, body }, item);
      return await answer.then(folderOf).catch(orNull('conflict'));
    },
    findFolder: async (parent, name) => {
      const path = ['drives', parent.driveId, 'items', parent.itemId, 'children'];
      // SharePoint compares names without regard to case.
      const wanted = name.toLowerCase();
      for await (const one of itemsOf(graph, path, item)) {
        if (one.name.toLowerCase() === wanted) return folderOf(one);
      }
      return null;
    },
  };
}

function orNull(kind: GraphProblem['kind']) {
  return (error: unknown): null => {
    if (error instanceof GraphProblem && error.kind === kind) return null;
    throw error;
  };
}

import { z } from 'zod';
import type { Graph } from './graph.ts';
import { GraphProblem } from './graph-problem.ts';

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
const items = z.object({ value: z.array(item), '@odata.nextLink': z.url().nullish() });
/** Of 999 items each; a link that leads in a circle ends here too (GR14). */
const mostPages = 30;

function folderOf(answer: z.infer<typeof item>): DriveFolder {
  return {
    driveId: answer.parentReference.driveId,
    itemId: answer.id,
    name: answer.name,
    url: answer.webUrl,
    madeBy: answer.createdBy?.application?.id ?? null,
  };
}

/** SharePoint through Graph (`File.Read.Group` to find, `Sites.Selected` to make). */
export function openDrive(graph: Graph): Drive {
  return {
    channelFolder: async (teamId, channelId) => {
      const path = ['teams', teamId, 'channels', channelId, 'filesFolder'];
      const answer = graph.call({ method: 'GET', path }, item);
      return await answer.then(folderOf).catch(orNull('missing'));
    },
    makeFolder: async (parent, name) => {
      const path = ['drives', parent.driveId, 'items', parent.itemId, 'children'];
      const body = { name, folder: {}, '@microsoft.graph.conflictBehavior': 'fail' };
      const answer = graph.call({ method: 'POST', path, body }, item);
      return await answer.then(folderOf).catch(orNull('conflict'));
    },
    findFolder: async (parent, name) => {
      const path = ['drives', parent.driveId, 'items', parent.itemId, 'children'];
      let query: Record<string, string> = { $top: '999' };
      for (let page = 1; page <= mostPages; page += 1) {
        const answer = await graph.call({ method: 'GET', path, query }, items);
        // SharePoint compares names without regard to case.
        const found = answer.value.find((one) => one.name.toLowerCase() === name.toLowerCase());
        if (found) return folderOf(found);
        const next = answer['@odata.nextLink'];
        if (!next) return null;
        // Only its query is taken, so that a next page is never somewhere else (GR14).
        query = Object.fromEntries(new URL(next).searchParams);
      }
      throw new GraphProblem('invalid', 'too_many_items');
    },
  };
}

function orNull(kind: GraphProblem['kind']) {
  return (error: unknown): null => {
    if (error instanceof GraphProblem && error.kind === kind) return null;
    throw error;
  };
}

import type { App } from '../app.ts';
import { iso } from '../clock.ts';
import { outcomeOf } from '../effects/graph-outcome.ts';
import { runEffect } from '../effects/run.ts';
import type { Outcome } from '../effects/settle.ts';
import type { Drive, DriveFolder } from '../microsoft/drive.ts';
import { signalChange } from '../storage/signals.ts';
import { inTransaction } from '../storage/transaction.ts';
import { folderKind, type FolderKind } from './model.ts';
import { folderNames, rootName } from './rules.ts';
import { findStored, storeFolder } from './store.ts';

type World = { app: App; drive: Drive; appId: string };
type Target = { handoverId: string; kind: FolderKind; parent: DriveFolder };

const maximumCopies = 20;
const notReadySeconds = 20;

/**
 * Makes the folder set, one after the other, each stored as soon as it exists. Repeating is safe:
 * what is stored is left alone, what an earlier attempt made but could not store is adopted.
 */
export async function makeFolders(world: World, key: string): Promise<void> {
  await runEffect(world.app, key, async (effect) => {
    try {
      return await makeAll(world, effect.handoverId);
    } catch (error) {
      const look = 'Look whether the channel still exists, then try again.';
      return outcomeOf(error, effect.attempts, {
        grant: 'Sites.Selected (write, on the project’s site) or File.Read.Group',
        missing: look,
        invalid: look,
      });
    }
  });
}

async function makeAll(world: World, handoverId: string): Promise<Outcome> {
  const { app, drive } = world;
  const handover = await app.db
    .selectFrom('handover')
    .select(['project', 'team_id', 'channel_id'])
    .where('id', '=', handoverId)
    .executeTakeFirstOrThrow();
  if (handover.team_id === null || handover.channel_id === null) return { kind: 'done' };
  let root = await findStored(app.db, handoverId, 'root');
  if (!root) {
    const channel = await drive.channelFolder(handover.team_id, handover.channel_id);
    if (!channel) {
      const because = 'SharePoint is still preparing this channel’s files.';
      return { kind: 'wait', afterSeconds: notReadySeconds, because };
    }
    const { project } = handover;
    const target = { handoverId, kind: 'root' as const, parent: channel };
    root = await claim(world, target, (copy) => rootName(project, copy));
  }
  for (const kind of folderKind.options) {
    if (kind === 'root' || (await findStored(app.db, handoverId, kind))) continue;
    await claim(world, { handoverId, kind, parent: root }, () => folderNames[kind]);
  }
  return { kind: 'done' };
}

/** Makes a folder or adopts the one an earlier attempt made; somebody else's is left alone. */
async function claim(
  world: World,
  target: Target,
  nameOf: (copy: number) => string,
): Promise<DriveFolder> {
  for (let copy = 1; copy <= maximumCopies; copy += 1) {
    const name = nameOf(copy);
    const made = await world.drive.makeFolder(target.parent, name);
    const folder = made ?? (await adoptable(world, target, name));
    const kept = folder && (await keep(world, target, folder));
    if (kept) return kept;
  }
  throw new Error('Every name for the folder is taken.');
}

/** Ours when this app made it; a child of our own root is ours by its place. */
async function adoptable(world: World, target: Target, name: string): Promise<DriveFolder | null> {
  const found = await world.drive.findFolder(target.parent, name);
  const isOurs = found?.madeBy === world.appId || target.kind !== 'root';
  return isOurs ? found : null;
}

/**
 * Stores the folder as this handover's. Another run of the same job may have stored it meanwhile: then
 * that one counts, and no further name is tried. Null when it belongs to another handover.
 */
async function keep(
  world: World,
  target: Target,
  folder: DriveFolder,
): Promise<DriveFolder | null> {
  const { handoverId, kind } = target;
  const { db, clock } = world.app;
  const isKept = await inTransaction(db, async (tx) => {
    // The handover first, as every change does.
    await signalChange(tx, { handoverId, changed: 'overview' });
    return await storeFolder(tx, { handoverId, kind, folder, at: iso(clock.now()) });
  });
  if (isKept) return folder;
  return (await findStored(db, handoverId, kind)) ?? null;
}

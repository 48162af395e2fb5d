import type { Kysely } from 'kysely';
import type { DriveFolder } from '../microsoft/drive.ts';
import type { Database } from '../storage/tables.ts';
import type { FolderKind } from './model.ts';

/** A folder that was made and stored; undefined when an earlier attempt did not get so far. */
export async function findStored(
  db: Kysely<Database>,
  handoverId: string,
  kind: FolderKind,
): Promise<DriveFolder | undefined> {
  const row = await db
    .selectFrom('folder')
    .select(['drive_id as driveId', 'item_id as itemId', 'name', 'url'])
    .where('handover_id', '=', handoverId)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row ? { ...row, madeBy: null } : undefined;
}

/** Stores a folder as this handover's; false when it is stored already, as this one's or another's. */
export async function storeFolder(
  db: Kysely<Database>,
  stored: { handoverId: string; kind: FolderKind; folder: DriveFolder; at: string },
): Promise<boolean> {
  const { handoverId, kind, folder, at } = stored;
  const row = await db
    .insertInto('folder')
    .values({
      handover_id: handoverId,
      kind,
      name: folder.name,
      drive_id: folder.driveId,
      item_id: folder.itemId,
      url: folder.url,
      made_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('kind')
    .executeTakeFirst();
  return row !== undefined;
}

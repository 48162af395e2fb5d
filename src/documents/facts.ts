import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { ofHandover } from '../storage/json-part.ts';
import { folderKind, type FolderKind, type FolderSet } from './model.ts';
import { folderNames, rootName } from './rules.ts';

/** The effect's key: one folder set for each handover, whatever happens. */
export function foldersKey(handoverId: string): string {
  return `folders/${handoverId}`;
}

/** How making the folders goes, and those that exist, as a part of one statement. */
export const foldersPart = jsonArrayFrom(
  ofHandover
    .selectFrom('effect')
    .leftJoin('folder', 'folder.handover_id', 'effect.handover_id')
    .select(['effect.state', 'effect.problem', 'folder.kind', 'folder.name', 'folder.url'])
    .whereRef('effect.handover_id', '=', 'handover.id')
    .where('effect.kind', '=', 'folders'),
).as('folders');

type Row = {
  state: string;
  problem: string | null;
  kind: string | null;
  name: string | null;
  url: string | null;
};

/** Where a handover's folders stand, from that part. */
export function folderSetFrom(rows: readonly Row[], project: string): FolderSet {
  const [first] = rows;
  const kinds = folderKind.options;
  if (!first) return { state: 'none', folders: [], made: 0, total: kinds.length };
  const made = new Map(rows.map((row) => [row.kind, row]));
  return {
    state: stateOf(first),
    folders: kinds.map((kind) => ({
      kind,
      name: made.get(kind)?.name ?? plannedName(kind, project),
      url: made.get(kind)?.url ?? null,
    })),
    made: kinds.filter((kind) => made.has(kind)).length,
    total: kinds.length,
  };
}

function plannedName(kind: FolderKind, project: string): string {
  return kind === 'root' ? rootName(project) : folderNames[kind];
}

function stateOf(effect: { state: string; problem: string | null }): FolderSet['state'] {
  if (effect.state === 'done') return 'made';
  if (effect.state === 'waiting') return effect.problem === null ? 'making' : 'pending';
  return 'needs-attention';
}

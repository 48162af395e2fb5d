import type { Kysely } from 'kysely';
import type { Tx } from '../app.ts';
import type { Database } from '../storage/tables.ts';
import type { Change } from './rules.ts';

/** A proposal as it is stored: one of each person for an item. */
export type ProposalRecord = {
  key: string;
  by: string;
  version: number;
  at: string;
  change: Change;
};

/** Whatever is proposed on a handover, the oldest first. */
export async function readProposals(
  db: Kysely<Database>,
  handoverId: string,
): Promise<readonly ProposalRecord[]> {
  const rows = await db
    .selectFrom('proposal')
    .select(['key', 'by', 'version', 'at', 'change'])
    .where('handover_id', '=', handoverId)
    .orderBy('at')
    .execute();
  return rows as readonly ProposalRecord[];
}

/** Keeps what somebody proposes for an item, instead of what they proposed before. */
export async function saveProposal(
  tx: Tx,
  { handoverId, change, ...proposal }: Omit<ProposalRecord, 'version'> & { handoverId: string },
): Promise<void> {
  const said = { at: proposal.at, change: JSON.stringify(change) };
  await tx
    .insertInto('proposal')
    .values({ ...proposal, ...said, handover_id: handoverId })
    .onConflict((conflict) =>
      conflict
        .columns(['handover_id', 'key', 'by'])
        .doUpdateSet((row) => ({ ...said, version: row('proposal.version', '+', 1) })),
    )
    .execute();
}

/** Ends a proposal, at the version that was seen or at any. Gives whether it was there. */
export async function endProposal(
  tx: Tx,
  named: { handoverId: string; key: string; by: string; version?: number },
): Promise<boolean> {
  const { handoverId, key, by, version } = named;
  const ended = await tx
    .deleteFrom('proposal')
    .where('handover_id', '=', handoverId)
    .where('key', '=', key)
    .where('by', '=', by)
    .$if(version !== undefined, (query) => query.where('version', '=', version ?? 0))
    .executeTakeFirst();
  return ended.numDeletedRows > 0n;
}

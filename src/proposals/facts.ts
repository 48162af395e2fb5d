import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { fromJson, ofHandover } from '../storage/json-part.ts';

/** That somebody proposes something for an item, without what. */
export type ProposalStanding = { key: string; by: string; at: string };

/** What is proposed on a handover, as a part of one statement. */
export const proposalsPart = jsonArrayFrom(
  ofHandover
    .selectFrom('proposal')
    .select(['key', 'by', 'at'])
    .whereRef('proposal.handover_id', '=', 'handover.id')
    .orderBy('at'),
).as('proposals');

/** The proposals from that part, the oldest first. */
export function proposalsFrom(part: readonly ProposalStanding[]): readonly ProposalStanding[] {
  return part.map((row) => fromJson(row, ['at']));
}

import { readItems } from '../checklist/facts.ts';
import { peopleFrom, readNames } from '../people/names.ts';
import type { Reading } from '../record/read.ts';
import type { ProposalsView } from './model.ts';
import { readProposals } from './store.ts';
import { proposalsFor } from './view.ts';

/** Reads and shows what is proposed. */
export async function presentProposals(reading: Reading): Promise<ProposalsView> {
  const { db, handover, access, template } = reading;
  const proposals = await readProposals(db, handover.id);
  const items = await readItems(db, handover.id);
  const names = await readNames(
    db,
    handover.tenant_id,
    proposals.map(({ by }) => by),
  );
  const people = peopleFrom(names, handover);
  return proposalsFor({ template, handover, access, people, items, proposals });
}

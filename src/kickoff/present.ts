import type { Reading } from '../record/read.ts';
import { readShown } from '../sharing/facts.ts';
import { agendaOf, subjectOf } from './agenda.ts';
import { readParties } from './attendees.ts';
import { readKickoff } from './facts.ts';
import type { KickoffView } from './model.ts';
import { kickoffFor, type Planned } from './view.ts';

/** Reads what the kickoff is made of: who takes part, what the invitation says, where it stands. */
export async function readPlanned({
  db,
  handover,
  template,
}: Omit<Reading, 'access'>): Promise<Planned> {
  const shared = (await readShown(db, handover))?.content ?? null;
  const about = { project: handover.project, clientName: handover.client_name, shared };
  return {
    parties: await readParties(db, handover),
    preview: { subject: subjectOf(about), agenda: agendaOf({ ...about, template }) },
    kickoff: await readKickoff(db, handover.id),
  };
}

/** Reads and shows the kickoff. */
export async function presentKickoff(reading: Reading): Promise<KickoffView> {
  return showPlanned(reading, await readPlanned(reading));
}

/** Shows what was read already. */
export function showPlanned(
  { handover, access }: Pick<Reading, 'handover' | 'access'>,
  planned: Planned,
): KickoffView {
  return kickoffFor({ state: handover.state, access, ...planned });
}

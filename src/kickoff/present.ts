import type { Reading } from '../record/read.ts';
import { readShared } from '../sharing/facts.ts';
import { agendaOf, subjectOf } from './agenda.ts';
import { readParties } from './attendees.ts';
import { readKickoff } from './facts.ts';
import type { KickoffView } from './model.ts';
import { kickoffFor } from './view.ts';

/** Reads and shows the kickoff: who takes part, what the invitation says, where it stands. */
export async function presentKickoff({ db, handover, access }: Reading): Promise<KickoffView> {
  const shared = (await readShared(db, handover.id))?.content ?? null;
  const about = { project: handover.project, clientName: handover.client_name, shared };
  return kickoffFor({
    state: handover.state,
    access,
    parties: await readParties(db, handover),
    preview: { subject: subjectOf(about), agenda: agendaOf(about) },
    kickoff: await readKickoff(db, handover.id),
  });
}

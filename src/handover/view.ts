import type { HandoverRow } from '../record/facts.ts';
import type { HandoverLines } from './model.ts';

/** One line of a list of handovers. */
export function lineOf(handover: HandoverRow): HandoverLines['handovers'][number] {
  return {
    id: handover.id,
    project: handover.project,
    clientName: handover.client_name,
    state: handover.state,
    promisedStart: handover.promised_start,
  };
}

/** The same for somebody named at the client: what their page says before anything is shared (CF01). */
export function clientLineOf(handover: HandoverRow): HandoverLines['handovers'][number] {
  const { id, project } = handover;
  return { id, project, clientName: null, state: null, promisedStart: null };
}

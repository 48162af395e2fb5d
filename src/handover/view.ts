import type { PersonRef } from '../people/model.ts';
import type { People } from '../people/names.ts';
import type { HandoverRow } from '../record/facts.ts';
import type { SendBackRecord } from './facts.ts';
import type { HandoverLines, ReturnPoint } from './model.ts';

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

type SentBack = { at: string; by: PersonRef; points: ReturnPoint[] };

/** Why tech sent it back, shown until sales submits again; null when it did not, or they have. */
export function presentSentBack(scene: {
  handover: HandoverRow;
  sentBack: SendBackRecord | null;
  people: People;
}): SentBack | null {
  const { handover, sentBack, people } = scene;
  if (handover.state !== 'draft' || !sentBack) return null;
  const points = sentBack.points.map(({ reason, text, page, ref }) => ({
    reason,
    text,
    page,
    ref,
  }));
  return { at: sentBack.at, by: people.ref(sentBack.by), points };
}

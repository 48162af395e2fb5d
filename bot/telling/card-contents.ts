import type { App } from '../../src/app.ts';
import { momentFor } from '../../src/date-words.ts';
import { readNames, zoneOf } from '../../src/people/names.ts';
import { presentQuestion } from '../../src/questions/present.ts';
import { readNamings } from '../../src/record/acts.ts';
import type { HandoverRow } from '../../src/record/facts.ts';
import { clientZone, holderOf } from '../../src/record/holders.ts';
import { teamsLink } from '../../src/record/link.ts';
import { readHandover } from '../../src/record/store.ts';
import { dayOf } from '../../src/working-days.ts';
import type { Card } from '../cards/card.ts';
import { namedCard } from '../cards/handover-cards.ts';
import type { QuestionOnCard } from '../cards/question-cards.ts';

/** Reads one handover of this tenant for a card; undefined when it is gone. */
export async function handoverFor(app: App, handoverId: string): Promise<HandoverRow | undefined> {
  return await readHandover(app.db, { tenantId: app.settings.tenantId, id: handoverId });
}

/** The card of who leads and manages a handover; `db` where it is read inside a change. */
export async function rolesCard(app: App, handover: HandoverRow, db = app.db): Promise<Card> {
  const lead = holderOf(handover, 'tech-lead');
  const manager = holderOf(handover, 'project-manager');
  const namings = await readNamings(db, handover.id);
  const naming = namings.findLast(({ role }) => role === 'tech-lead' || role === 'project-manager');
  const named = naming?.by ?? null;
  const names = await readNames(db, app.settings.tenantId, [lead, manager, named]);
  const nameOf = (person: string | null) =>
    person === null ? 'not named' : (names.get(person) ?? 'a colleague');
  return namedCard({
    project: handover.project,
    lead: nameOf(lead),
    manager: nameOf(manager),
    by: naming ? `${nameOf(named)}, ${saidIn(app, handover)(naming.at)}` : null,
    url: teamsLink(app.settings, { handoverId: handover.id, channelId: handover.channel_id }),
  });
}

/** How a card says an instant: in the reader's own zone first where one reads it, and the client's. */
export function saidIn(
  { clock, settings }: Pick<App, 'clock' | 'settings'>,
  handover: HandoverRow,
  own: string | null = null,
) {
  const client = clientZone(handover, settings);
  const today = dayOf(clock.now(), client);
  return (at: string) => momentFor(at, { own, client }, today);
}

/**
 * Everything a card says of a question, as it stands now: its times in the client's zone, and in the
 * reader's own first where one person reads it; `db` where it is read inside a change.
 */
export async function questionOnCard(
  app: App,
  handover: HandoverRow,
  questionId: string,
  { db = app.db, reader = null }: { db?: App['db']; reader?: string | null } = {},
): Promise<QuestionOnCard> {
  const said = saidIn(app, handover, await zoneOf(db, handover.tenant_id, reader));
  const access = { personId: '', standing: 'internal' as const, roles: [] };
  const question = await presentQuestion({ db, handover, access }, questionId);
  const place = { handoverId: handover.id, channelId: handover.channel_id };
  return {
    question,
    handoverId: handover.id,
    project: handover.project,
    url: teamsLink(app.settings, { ...place, page: 'questions', ref: questionId }),
    due: question.dueAt ? said(question.dueAt) : null,
    answeredAt: question.answer ? said(question.answer.at) : null,
  };
}

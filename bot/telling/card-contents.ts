import type { App } from '../../src/app.ts';
import { moment } from '../../src/date-words.ts';
import { readNames } from '../../src/people/names.ts';
import { presentQuestion } from '../../src/questions/present.ts';
import { readNamings } from '../../src/record/acts.ts';
import type { HandoverRow } from '../../src/record/facts.ts';
import { holderOf } from '../../src/record/holders.ts';
import { teamsLink } from '../../src/record/link.ts';
import { readHandover } from '../../src/record/store.ts';
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
    by: naming ? `${nameOf(named)}, ${moment(naming.at, app.settings.timeZone)}` : null,
    url: teamsLink(app.settings, { handoverId: handover.id, channelId: handover.channel_id }),
  });
}

/** Everything a card says of a question, as it stands now; `db` where it is read inside a change. */
export async function questionOnCard(
  app: App,
  handover: HandoverRow,
  questionId: string,
  db = app.db,
): Promise<QuestionOnCard> {
  const { timeZone } = app.settings;
  const access = { personId: '', standing: 'internal' as const, roles: [] };
  const question = await presentQuestion({ db, handover, access }, questionId);
  const place = { handoverId: handover.id, channelId: handover.channel_id };
  return {
    question,
    handoverId: handover.id,
    project: handover.project,
    url: teamsLink(app.settings, { ...place, page: 'questions', ref: questionId }),
    due: question.dueAt ? moment(question.dueAt, timeZone) : null,
    answeredAt: question.answer ? moment(question.answer.at, timeZone) : null,
  };
}

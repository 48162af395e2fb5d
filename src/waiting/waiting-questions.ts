import type { App } from '../app.ts';
import type { Actor } from '../people/access.ts';
import { membersOrNull } from '../people/roster.ts';
import { selectQuestions, type QuestionRecord } from '../questions/facts.ts';
import type { HandoverRow } from '../record/facts.ts';
import { accessTo } from '../record/read.ts';
import { selectHandovers } from '../record/store.ts';

type Asked = { question: QuestionRecord; project: string };

/**
 * The questions and answers that wait for one person, the oldest first, at most 100. `held` are the
 * handovers they have a role on; elsewhere the team must still have them (TV16).
 */
export async function questionsFor(
  app: App,
  actor: Actor,
  held: readonly HandoverRow[],
): Promise<Asked[]> {
  const rows = await selectQuestions(app.db)
    .innerJoin('handover', 'handover.id', 'question.handover_id')
    .select('handover.project')
    .where('handover.tenant_id', '=', actor.tenantId)
    .where('question.waits_for', '=', actor.personId)
    .where('question.state', 'in', ['open', 'reopened', 'answered'])
    .orderBy('question.waits_since')
    .limit(100)
    .execute();
  const asked = rows.map((row) => ({
    question: row as unknown as QuestionRecord,
    project: row.project,
  }));
  const heldIds = new Set(held.map(({ id }) => id));
  const elsewhere = asked
    .map(({ question }) => question.handover_id)
    .filter((id) => !heldIds.has(id));
  const open = new Set([...heldIds, ...(await stillInternal(app, actor, [...new Set(elsewhere)]))]);
  return asked.filter(({ question }) => open.has(question.handover_id));
}

/** Those of the handovers that are still this person's to read; none where nobody can tell. */
async function stillInternal(
  app: App,
  actor: Actor,
  ids: readonly string[],
): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const handovers = (await selectHandovers(app.db)
    .where('id', 'in', ids)
    .execute()) as HandoverRow[];
  const read = handovers.map(async (handover) => {
    const members = await membersOrNull(app.roster, handover.team_id);
    const { standing } = accessTo(app, actor, { handover, members });
    return standing === 'internal' ? [handover.id] : [];
  });
  return (await Promise.all(read)).flat();
}

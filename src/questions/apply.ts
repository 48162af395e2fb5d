import { partyOf } from '../people/access.ts';
import type { Person } from '../people/actor.ts';
import type { Work } from '../record/change.ts';
import type { Holder } from '../record/facts.ts';
import { orderHandoverCard, orderNotice } from '../record/notices.ts';
import { itemOf } from '../templates/rules.ts';
import { dueAfter } from '../working-days.ts';
import type { AskInput } from './model.ts';
import { orderQuestionCard, type Place } from './order-card.ts';
import { answerWithinDays, blocksByDefault, otherSide, whoAnswers } from './rules.ts';
import { handOverQuestions, insertEntry, insertQuestion } from './store.ts';

/** Puts a question: it waits for one person from now, who hears of it. */
export async function putQuestion(
  work: Work,
  actor: Person,
  asked: { id: string; input: AskInput; place: Place | null },
): Promise<void> {
  const { id, place } = asked;
  const to = await writeQuestion(work, actor, asked);
  await orderNotice(work, { to, kind: 'question', questionId: id, occasion: `${id}/1` });
  await orderQuestionCard(work, { id, version: 1, place });
  await orderHandoverCard(work);
  await work.note({ text: 'A question was asked', page: 'questions', ref: id });
}

/**
 * Moves the questions to tech that wait for an answer to whoever answers for tech now: what waits moves
 * with the role. `holders` are those after the change; whoever gets a question hears of it.
 */
export async function moveToHolders(work: Work, holders: readonly Holder[]): Promise<void> {
  const { db, handover, at } = work;
  const from = whoAnswers('tech', handover.holders);
  const to = whoAnswers('tech', holders);
  if (to === null || to === from) return;
  const where = { handoverId: handover.id, toParty: 'tech', from, to, at } as const;
  for (const { id, version } of await handOverQuestions(db, where)) {
    await orderNotice(work, { to, kind: 'question', questionId: id, occasion: `${id}/${version}` });
    await orderQuestionCard(work, { id, version, place: null });
  }
}

async function writeQuestion(
  work: Work,
  actor: Person,
  asked: { id: string; input: AskInput; place: Place | null },
): Promise<string | null> {
  const { id, input, place } = asked;
  const { handover, access } = work;
  const party = partyOf(access);
  const to = input.to ?? otherSide(party);
  const waitsFor = whoAnswers(to, handover.holders);
  const about = place ? { kind: 'message' as const, ref: null } : input.about;
  await insertQuestion(work.db, {
    id,
    handover_id: handover.id,
    text: input.text,
    about_kind: about?.kind ?? 'handover',
    about_ref: about?.ref ?? null,
    about_label: labelOf(work, about),
    asked_by: actor.personId,
    asked_party: party,
    asked_at: work.at,
    to_party: to,
    waits_for: waitsFor,
    waits_since: work.at,
    due_at: dueAfter(work.app.clock.now(), answerWithinDays, work.app.settings),
    blocking: input.blocking ?? blocksByDefault(party, handover.state),
    state: 'open',
    message_url: place?.messageUrl ?? null,
  });
  await insertEntry(work.db, id, {
    kind: 'asked',
    by: actor.personId,
    at: work.at,
    text: input.text,
  });
  return waitsFor;
}

function labelOf(
  work: Work,
  about: { kind: string; ref: string | null } | undefined,
): string | null {
  if (about?.kind !== 'item') return null;
  return itemOf(work.template, about.ref ?? '')?.title ?? null;
}

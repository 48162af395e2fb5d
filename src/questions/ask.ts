import { randomUUID } from 'node:crypto';
import type { App } from '../app.ts';
import { iso } from '../clock.ts';
import { partyOf } from '../people/access.ts';
import type { Person } from '../people/actor.ts';
import { change, type Work } from '../record/change.ts';
import { orderHandoverCard, orderNotice } from '../record/notices.ts';
import { once } from '../record/once-per-key.ts';
import { itemOf } from '../templates/rules.ts';
import { dueAfter } from '../working-days.ts';
import type { AskInput } from './model.ts';
import type { ShowQuestion } from './move-question.ts';
import { orderQuestionCard, type Place } from './order-card.ts';
import { answerWithinDays, blocksByDefault, otherSide, whoAnswers } from './rules.ts';
import { findAskedSince, insertEntry, insertQuestion } from './store.ts';

type Request<V> = {
  handoverId: string;
  key: string;
  input: AskInput;
  /** Where it was asked in chat, so that its card appears there; null when asked in the tab. */
  place: Place | null;
  show: ShowQuestion<V>;
};

/** Puts a question to the other side; it waits for one person from now. @throws Refusal of change. */
export async function ask<V>(app: App, actor: Person, request: Request<V>): Promise<V> {
  const { handoverId, key, input, place, show } = request;
  const target = { app, actor, handoverId, verb: 'ask' as const, expected: null };
  return await change(target, async (work) => {
    const asked = await once(app, work.db, {
      key,
      personId: actor.personId,
      input: { handoverId, ...input },
      act: async () => {
        const before = place && (await askedJustNow(work, actor, input.text));
        if (before) return { id: before };
        const id = randomUUID();
        const waitsFor = await writeQuestion(work, actor, { id, input, place });
        const occasion = `${id}/1`;
        await orderNotice(work, { to: waitsFor, kind: 'question', questionId: id, occasion });
        await orderQuestionCard(work, { id, version: 1, place });
        await orderHandoverCard(work);
        await work.note({ text: 'A question was asked', page: 'questions', ref: id });
        return { id };
      },
    });
    return await show(work, asked.id);
  });
}

/**
 * Teams delivers a message that was answered late again, up to four times, 15 s apart, the later
 * ones under a new id and a new time (botbuilder-dotnet#5005): nothing but who, where and the words
 * stays the same. So for a minute the same words of the same person are the same question; asked
 * once more after that, it is meant.
 */
const sameForSeconds = 60;

/** The question that somebody asked in these words within the last minute; undefined when none. */
async function askedJustNow(work: Work, actor: Person, text: string): Promise<string | undefined> {
  const { app, db, handover } = work;
  const since = iso(app.clock.now().subtract({ seconds: sameForSeconds }));
  const same = { handoverId: handover.id, personId: actor.personId, text, since };
  return await findAskedSince(db, same);
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

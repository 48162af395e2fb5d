import { randomUUID } from 'node:crypto';
import type { App } from '../app.ts';
import { iso } from '../clock.ts';
import type { Person } from '../people/actor.ts';
import { change, type Work } from '../record/change.ts';
import { once } from '../record/once-per-key.ts';
import { putQuestion } from './apply.ts';
import type { AskInput } from './model.ts';
import type { ShowQuestion } from './move-question.ts';
import type { Place } from './order-card.ts';
import { findAskedSince } from './store.ts';

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
        await putQuestion(work, actor, { id, input, place });
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

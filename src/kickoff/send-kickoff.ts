import { Temporal } from 'temporal-polyfill';
import type { App } from '../app.ts';
import { orderEffect } from '../effects/order.ts';
import type { Person } from '../people/actor.ts';
import { change, type Work } from '../record/change.ts';
import { clientZone } from '../record/holders.ts';
import { orderHandoverCard } from '../record/notices.ts';
import { once } from '../record/once-per-key.ts';
import { Refusal } from '../refusal.ts';
import { windowsZone } from '../time-zones.ts';
import { invitationKey, type KickoffRecord } from './facts.ts';
import { eventBody } from './invitation.ts';
import type { KickoffView, SendKickoffInput } from './model.ts';
import { readPlanned, showPlanned } from './present.ts';
import { kickoffMinutes, unanswered, unfitTime } from './rules.ts';
import { insertKickoff, storeReplies } from './store.ts';
import type { Planned } from './view.ts';

type Request = { handoverId: string; key: string; input: SendKickoffInput };

/**
 * The project manager sends the invitation: the exact event is stored and ordered, the queue makes
 * it. Pressing twice with one key is one kickoff; another key is refused.
 * @throws Refusal already_scheduled, invalid_state, invalid_input, and those of change and once.
 */
export async function sendKickoff(app: App, actor: Person, request: Request): Promise<KickoffView> {
  const { handoverId, key, input } = request;
  const target = { app, actor, handoverId, verb: 'send-kickoff' as const, expected: null };
  return await change(target, async (work) => {
    const planned = await readPlanned(work);
    let { kickoff } = planned;
    await once(app, work.db, {
      key,
      personId: actor.personId,
      input: { handoverId, ...input },
      act: async () => {
        kickoff = await schedule(work, planned, { ...input, by: actor.personId });
        return { revision: kickoff.revision };
      },
    });
    return showPlanned(work, { ...planned, kickoff });
  });
}

async function schedule(
  work: Work,
  planned: Planned,
  asked: SendKickoffInput & { by: string },
): Promise<KickoffRecord> {
  const { app, db, handover } = work;
  const { parties } = planned;
  const before = planned.kickoff;
  if (before && before.gone_at === null) {
    throw new Refusal(
      'already_scheduled',
      'The kickoff is already fixed. Open Kickoff to see when.',
    );
  }
  // Whoever decides to make another event after one was deleted makes it under another key.
  const revision = (before?.revision ?? 0) + 1;
  const start = Temporal.Instant.from(asked.start);
  const wrong = unfitTime(start, app.clock.now());
  if (wrong) throw new Refusal('invalid_input', wrong);
  const organizer = parties.staff.find((one) => one.organizer);
  if (parties.missing.length > 0 || !organizer) {
    throw new Refusal('invalid_state', `Not yet: ${parties.missing.join('; ')}.`);
  }
  const times = { start, end: start.add({ minutes: kickoffMinutes }) };
  const kickoff = await insertKickoff(db, {
    handover_id: handover.id,
    revision,
    start_at: times.start.toString(),
    end_at: times.end.toString(),
    time_zone: clientZone(handover, app.settings),
    organizer: organizer.personId,
    organizer_mail: organizer.mail,
    request: JSON.stringify(bodyFor(work, planned, { ...times, revision })),
    sent_by: asked.by,
    sent_at: work.at,
  });
  const invited = [...parties.staff, ...parties.clients].filter((one) => one !== organizer);
  const replies = invited
    .map(({ name, mail }) => unanswered({ name, mail, at: work.at }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  await storeReplies(db, handover.id, replies);
  const key = invitationKey(handover.id, revision);
  const what = 'Send the kickoff invitation';
  await orderEffect(app, db, {
    key,
    handoverId: handover.id,
    kind: 'invitation',
    what,
    request: {},
  });
  await orderHandoverCard(work);
  await work.note({ text: 'The kickoff invitation was sent', page: 'kickoff' });
  return { ...kickoff, state: 'waiting', problem: null, todo: null, replies };
}

function bodyFor(
  { handover, app }: Work,
  { parties, preview }: Planned,
  times: { start: Temporal.Instant; end: Temporal.Instant; revision: number },
): object {
  const timeZone = clientZone(handover, app.settings);
  const zone = windowsZone(timeZone);
  const local = (instant: Temporal.Instant): string =>
    instant
      .toZonedDateTimeISO(zone === null ? 'UTC' : timeZone)
      .toPlainDateTime()
      .toString({ smallestUnit: 'second' });
  return eventBody({
    handoverId: handover.id,
    revision: times.revision,
    ...preview,
    attendees: [...parties.staff, ...parties.clients],
    start: local(times.start),
    end: local(times.end),
    zone: zone ?? 'UTC',
  });
}

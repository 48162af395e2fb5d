import { waitsFor } from '../src/handover/blockers.ts';
import { readGateFacts } from '../src/handover/facts.ts';
import { gateOf } from '../src/handover/view.ts';
import { readKickoff } from '../src/kickoff/facts.ts';
import { readNames } from '../src/people/names.ts';
import type { App } from '../src/record/app.ts';
import { teamsLink } from '../src/record/link.ts';
import type { HandoverRow } from '../src/record/facts.ts';
import type { Card } from './cards/card.ts';
import { channelCard } from './cards/handover-cards.ts';
import { dayWords, moment } from '../src/date-words.ts';

/** Where a handover stands and whom it waits for; guests are not told what is left to do. */
export async function statusCard(
  app: App,
  handover: HandoverRow,
  forGuests: boolean,
): Promise<Card> {
  const { settings, db } = app;
  const { blocks } = gateOf(await readGateFacts(db, handover));
  const people = blocks.map((block) => waitsFor(block, handover));
  const names = await readNames(db, settings.tenantId, people);
  const counts = new Map<string, number>();
  for (const person of people) {
    const name = (person === null ? undefined : names.get(person)) ?? 'to be named';
    const first = name.split(' ')[0] ?? name;
    counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  const kickoff = await readKickoff(db, handover.id);
  return channelCard({
    project: handover.project,
    state: handover.state,
    start: dayWords(handover.promised_start),
    waiting: forGuests ? [] : [...counts].map(([name, count]) => ({ name, count })),
    kickoff: kickoff ? moment(kickoff.start_at, settings.timeZone) : null,
    url: teamsLink(settings, { handoverId: handover.id, channelId: handover.channel_id }),
  });
}

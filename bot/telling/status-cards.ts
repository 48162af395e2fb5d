import type { App } from '../../src/app.ts';
import { dayWords, moment } from '../../src/date-words.ts';
import { readNames } from '../../src/people/names.ts';
import type { HandoverRow } from '../../src/record/facts.ts';
import { clientZone } from '../../src/record/holders.ts';
import { teamsLink } from '../../src/record/link.ts';
import { standingsOf, type Standing } from '../../src/waiting/standings.ts';
import { dayOf } from '../../src/working-days.ts';
import type { Card } from '../cards/card.ts';
import { channelCard } from '../cards/handover-cards.ts';

/** A handover to be shown; guests are not told what is left to do. */
type Shown = { handover: HandoverRow; forGuests: boolean };

/** Where handovers stand and whom they wait for, a card each; as many queries for one as for several. */
export async function statusCards(app: App, shown: readonly Shown[]): Promise<Card[]> {
  const standings = await standingsOf(
    app,
    shown.map(({ handover }) => handover.id),
  );
  const people = [...standings.values()].flatMap(({ waits }) => waits);
  const names = await readNames(
    app.db,
    app.settings.tenantId,
    people.map(({ personId }) => personId),
  );
  return shown.flatMap((one) => {
    const standing = standings.get(one.handover.id);
    return standing ? [statusCard(app, { ...one, ...standing, names })] : [];
  });
}

type Story = Shown & Standing & { names: ReadonlyMap<string, string> };

function statusCard({ settings, clock }: App, story: Story): Card {
  const today = dayOf(clock.now(), settings.timeZone);
  const { handover, forGuests, waits, names, kickoffAt } = story;
  const counts = new Map<string, number>();
  for (const { personId, count } of waits) {
    const name = (personId === null ? undefined : names.get(personId)) ?? 'to be named';
    const first = name.split(' ')[0] ?? name;
    counts.set(first, (counts.get(first) ?? 0) + count);
  }
  return channelCard({
    project: handover.project,
    state: handover.state,
    start: dayWords(handover.promised_start, today),
    waiting: forGuests ? [] : [...counts].map(([name, count]) => ({ name, count })),
    kickoff: kickoffAt ? moment(kickoffAt, clientZone(handover, settings), today) : null,
    url: teamsLink(settings, { handoverId: handover.id, channelId: handover.channel_id }),
  });
}

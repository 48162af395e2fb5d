import type { App } from '../../src/app.ts';
import { dayWords, moment } from '../../src/date-words.ts';
import { waitsFor, nextGate } from '../../src/gates/rules.ts';
import { readFacts, type HandoverFacts } from '../../src/overview/facts.ts';
import { readNames } from '../../src/people/names.ts';
import type { HandoverRow } from '../../src/record/facts.ts';
import { teamsLink } from '../../src/record/link.ts';
import type { Card } from '../cards/card.ts';
import { channelCard } from '../cards/handover-cards.ts';

/** A handover to be shown; guests are not told what is left to do. */
type Shown = { handover: HandoverRow; forGuests: boolean };

/** Where handovers stand and whom they wait for, a card each; as many queries for one as for several. */
export async function statusCards(app: App, shown: readonly Shown[]): Promise<Card[]> {
  const facts = await readFacts(
    app,
    shown.map(({ handover }) => handover),
  );
  const stories = shown.flatMap((one) => {
    const known = facts.get(one.handover.id);
    return known ? [{ ...one, known, people: waitedFor(known) }] : [];
  });
  const names = await readNames(
    app.db,
    app.settings.tenantId,
    stories.flatMap(({ people }) => people),
  );
  return stories.map((story) => statusCard(app.settings, { ...story, names }));
}

/** Whom each blocker waits for; null where nobody is named yet. */
function waitedFor(facts: HandoverFacts): (string | null)[] {
  return nextGate(facts).blocks.map((block) => waitsFor(block, facts.handover));
}

type Story = Shown & {
  known: HandoverFacts;
  people: readonly (string | null)[];
  names: ReadonlyMap<string, string>;
};

function statusCard(settings: App['settings'], story: Story): Card {
  const { handover, forGuests, people, names, known } = story;
  const counts = new Map<string, number>();
  for (const person of people) {
    const name = (person === null ? undefined : names.get(person)) ?? 'to be named';
    const first = name.split(' ')[0] ?? name;
    counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  return channelCard({
    project: handover.project,
    state: handover.state,
    start: dayWords(handover.promised_start),
    waiting: forGuests ? [] : [...counts].map(([name, count]) => ({ name, count })),
    kickoff: known.kickoff ? moment(known.kickoff.start_at, settings.timeZone) : null,
    url: teamsLink(settings, { handoverId: handover.id, channelId: handover.channel_id }),
  });
}

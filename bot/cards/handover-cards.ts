import type { IChoiceSetInput } from '@microsoft/teams.cards';
import type { HandoverView } from '../../src/overview/model.ts';
import type { PersonRef } from '../../src/people/model.ts';
import { counted, stateWords } from '../../src/words.ts';
import { button, card, heading, line, openLink, type Card } from './card.ts';

/** What the channel's one card says; nothing of the record itself, because guests read it too. */
export type ChannelStory = {
  project: string;
  state: HandoverView['state'];
  start: string;
  waiting: readonly { name: string; count: number }[];
  kickoff: string | null;
  url: string;
};

/** The channel's one living card of a handover. */
export function channelCard(story: ChannelStory): Card {
  const left = story.waiting.reduce((sum, one) => sum + one.count, 0);
  const who = story.waiting.map((one) => `${one.name} ${one.count}`).join(', ');
  return card(
    [
      line(`${story.project} · ${stateWords[story.state]}`, { bold: true }),
      line(`Start ${story.start}`, { subtle: true }),
      ...(left > 0 ? [line(`${counted(left, 'thing')} left: ${who}`)] : []),
      ...(story.kickoff ? [line(`Kickoff ${story.kickoff}`)] : []),
    ],
    [openLink(story.url)],
  );
}

/** One-to-one to the delivery head: who will lead and manage a new deal. */
export function nameRolesCard(story: {
  handoverId: string;
  /** The handover's version this card shows: roles named later are not overwritten by it (BT09). */
  version: number;
  project: string;
  start: string;
  owner: string;
  candidates: readonly PersonRef[];
  url: string;
}): Card {
  const { handoverId, version } = story;
  const choices = story.candidates.map((person) => ({ title: person.name, value: person.id }));
  const choice = (id: string, label: string): IChoiceSetInput => ({
    type: 'Input.ChoiceSet',
    id,
    label,
    style: 'compact',
    choices,
    isRequired: true,
    errorMessage: 'Choose somebody.',
  });
  return card(
    [
      heading('New deal to staff', story.project),
      line(`Start ${story.start} · ${story.owner}`, { subtle: true }),
      choice('techLead', 'Tech lead'),
      choice('projectManager', 'Project manager'),
    ],
    [button('Name them', { do: 'name-roles', handoverId, version }), openLink(story.url)],
  );
}

type Named = { project: string; lead: string; manager: string; by: string | null; url: string };

/** What the naming card becomes once both are named; `by` says who named them and when. */
export function namedCard({ project, lead, manager, by, url }: Named): Card {
  return card(
    [
      heading('Staffed', project),
      line(`Tech lead: ${lead}`),
      line(`Project manager: ${manager}`),
      ...(by === null ? [] : [line(by, { subtle: true })]),
    ],
    [openLink(url)],
  );
}

/** One-to-one: something about the whole handover starts to wait for this person. */
export function noticeCard(story: {
  what: string;
  project: string;
  lines: readonly string[];
  url: string;
}): Card {
  return card(
    [heading(story.what, story.project), ...story.lines.map((text) => line(text))],
    [openLink(story.url)],
  );
}

/** Where several handovers could be meant, the person chooses. */
export function chooseCard(story: {
  question: string;
  handovers: readonly { id: string; project: string }[];
  data: { do: string } & Record<string, unknown>;
  url: string;
}): Card {
  return card(
    [
      line('Which handover is it about?', { bold: true }),
      line(story.question),
      {
        type: 'Input.ChoiceSet',
        id: 'handoverId',
        label: 'Handover',
        style: 'compact',
        choices: story.handovers.map((one) => ({ title: one.project, value: one.id })),
        isRequired: true,
        errorMessage: 'Choose a handover.',
      },
    ],
    [button('Go on', story.data), openLink(story.url)],
  );
}

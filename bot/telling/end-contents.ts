import type { App } from '../../src/app.ts';
import { readKickoff } from '../../src/kickoff/facts.ts';
import { peopleFrom, readNames, zoneOf } from '../../src/people/names.ts';
import type { HandoverRow } from '../../src/record/facts.ts';
import { teamsLink } from '../../src/record/link.ts';
import type { Card } from '../cards/card.ts';
import { endCard, type End } from '../cards/end-card.ts';
import { questionEnd } from '../cards/question-end.ts';
import { questionOnCard, rolesCard, saidIn } from './card-contents.ts';
import type { Ending, Told } from './endings.ts';

type Ended = { handover: HandoverRow; told: Told; ending: Ending };

/** The card that a notice becomes: what happened, by whom, when, and no button but the link. */
export async function contentsOfEnd(app: App, ended: Ended): Promise<Card> {
  const { handover, told, ending } = ended;
  if (told.kind === 'name-roles' && ending.kind === 'named') return await rolesCard(app, handover);
  const { project } = handover;
  const place = { handoverId: handover.id, channelId: handover.channel_id };
  const names = await namesIn(app, ended);
  if (told.questionId !== null) {
    const story = await questionOnCard(app, handover, told.questionId, { reader: told.to });
    const { kind, at } = ending;
    const end = questionEnd(story.question, { kind, at, ...names });
    return endCard({ ...end, project, url: story.url });
  }
  const url = teamsLink(app.settings, place);
  return endCard({ ...(await endOf(app, ended, names)), project, url });
}

/** Who ended it and when, in words, and who was named for it; how this reader is told an instant. */
type Names = { by: string; when: string; named: string; said: (at: string) => string };

async function namesIn(app: App, { handover, told, ending }: Ended): Promise<Names> {
  const { db } = app;
  const said = saidIn(app, handover, await zoneOf(db, handover.tenant_id, told.to));
  const named = ending.kind === 'named' ? ending.personId : null;
  const { by } = ending.by;
  const names = await readNames(db, handover.tenant_id, [by, named]);
  const people = peopleFrom(names, handover);
  return {
    by: people.by(ending.by)?.name ?? 'Handover',
    when: said(ending.at),
    said,
    named: people.maybe(named)?.name ?? 'A colleague',
  };
}

const actWords: Record<string, Omit<End, 'by'>> = {
  accept: { what: 'Accepted', lines: ['The record is fixed as version 1.'] },
  'send-back': { what: 'Sent back', lines: [] },
  submit: { what: 'Submitted again', lines: [] },
  'take-back': { what: 'Taken back', lines: [] },
};

async function endOf(app: App, { handover, ending }: Ended, names: Names): Promise<End> {
  const by = `${names.by}, ${names.when}`;
  switch (ending.kind) {
    case 'told-again':
      return { what: 'Said again', lines: ['A newer card says it.'], by: names.when };
    case 'named':
      return { what: 'Handed on', lines: [`It waits for ${names.named} now.`], by };
    case 'act': {
      const words = actWords[ending.verb];
      if (words) return { ...words, by };
      const kickoff = await readKickoff(app.db, handover.id);
      const start = kickoff ? names.said(kickoff.start_at) : 'See the calendar';
      return { what: 'Kickoff fixed', lines: [start], by };
    }
  }
}

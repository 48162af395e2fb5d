import { dayWords } from '../../src/date-words.ts';
import { withoutToken } from '../../src/effects/graph-outcome.ts';
import type { Effect } from '../../src/effects/run.ts';
import { runEffect } from '../../src/effects/run.ts';
import type { Outcome } from '../../src/effects/settle.ts';
import { candidatesFor } from '../../src/handover/candidates.ts';
import { readSentBackLines } from '../../src/handover/facts.ts';
import { IdentityProblem } from '../../src/microsoft/identity-problem.ts';
import { readNames } from '../../src/people/names.ts';
import { questionCardRequest } from '../../src/questions/order-card.ts';
import type { HandoverRow } from '../../src/record/facts.ts';
import { holderOf } from '../../src/record/holders.ts';
import { teamsLink } from '../../src/record/link.ts';
import { notice, type Notice } from '../../src/record/notices.ts';
import type { Card } from '../cards/card.ts';
import { nameRolesCard, noticeCard } from '../cards/handover-cards.ts';
import {
  answeredCard,
  questionCard,
  questionForGuests,
  questionInThread,
  type QuestionStory,
} from '../cards/question-cards.ts';
import { handoverFor, questionStory, rolesCard } from './card-contents.ts';
import { deliver, type World } from './deliver.ts';
import { guestsRead } from './guests-read.ts';
import { whyWithheld } from './may-be-told.ts';
import { retireCards } from './retire-cards.ts';
import { statusCards } from './status-cards.ts';

const gone: Outcome = { kind: 'done' };

/** Tells one person that something waits for them, once, if they may still see it (AZ13). */
export async function deliverNotice(world: World, key: string): Promise<void> {
  await runEffect(world.app, key, async (effect) => {
    const told = notice.parse(effect.request);
    const handover = await handoverFor(world.app, effect.handoverId);
    if (!handover) return gone;
    const withheld = await whyWithheld(world.app, { effect, handover, told });
    if (withheld) return withheld;
    const to = { kind: 'personal' as const, owner: told.to };
    try {
      const { card, summary } = await noticeFor(world, handover, told);
      return await deliver(world, { key, handoverId: handover.id, to, card, summary });
    } catch (error) {
      if (error instanceof IdentityProblem) return withoutToken(error);
      throw error;
    }
  });
}

/** Shows a question in the channel: its card is sent the first time and updated from then on. */
export async function showQuestion(world: World, key: string): Promise<void> {
  await runEffect(world.app, key, async (effect: Effect) => {
    const { questionId, place } = questionCardRequest.parse(effect.request);
    const handover = await handoverFor(world.app, effect.handoverId);
    if (!handover) return gone;
    const story = await questionStory(world.app, handover, questionId);
    await retireQuestionCards(world, handover.id, story);
    const forGuests = await guestsRead(world.app, handover, place?.conversation ?? null);
    const card = forGuests ? questionForGuests(story) : questionInThread(story);
    const to = place
      ? { kind: 'thread' as const, reference: place.conversation }
      : { kind: 'channel' as const, owner: handover.channel_id ?? '' };
    if (to.kind === 'channel' && to.owner === '') return gone;
    const cardKey = `question/${questionId}`;
    const summary = `Question · ${handover.project}`;
    return await deliver(world, { key: cardKey, handoverId: handover.id, to, card, summary });
  });
}

/** Brings the channel's one card of a handover up to date. */
export async function showHandover(world: World, key: string): Promise<void> {
  await runEffect(world.app, key, async (effect) => {
    const handover = await handoverFor(world.app, effect.handoverId);
    if (!handover) return gone;
    await retireNamingCards(world, handover);
    if (handover.channel_id === null) return gone;
    const to = { kind: 'channel' as const, owner: handover.channel_id };
    const forGuests = await guestsRead(world.app, handover, null);
    const [card] = await statusCards(world.app, [{ handover, forGuests }]);
    if (!card) return gone;
    const cardKey = `handover/${handover.id}`;
    const summary = `Handover · ${handover.project}`;
    return await deliver(world, { key: cardKey, handoverId: handover.id, to, card, summary });
  });
}

/** A question's one-to-one cards are over as soon as the next move is somebody else's. */
async function retireQuestionCards(world: World, handoverId: string, story: QuestionStory) {
  const { question } = story;
  const waitsForAnswer = question.state === 'open' || question.state === 'reopened';
  const over = [
    ...(waitsForAnswer ? [] : ['question']),
    ...(question.state === 'answered' ? [] : ['answered']),
  ];
  for (const kind of over) {
    const prefix = `notice/${handoverId}/${kind}/${question.id}/`;
    await retireCards(world, { prefix, card: questionInThread(story) });
  }
}

async function retireNamingCards(world: World, handover: HandoverRow): Promise<void> {
  if (!isStaffed(handover)) return;
  const card = await rolesCard(world.app, handover);
  await retireCards(world, { prefix: `notice/${handover.id}/name-roles/`, card });
}

function isStaffed(handover: HandoverRow): boolean {
  return holderOf(handover, 'tech-lead') !== null && holderOf(handover, 'project-manager') !== null;
}

async function noticeFor(
  { app }: World,
  handover: HandoverRow,
  told: Notice,
): Promise<{ card: Card; summary: string }> {
  const { project } = handover;
  if (told.kind === 'question' || told.kind === 'answered') {
    const story = await questionStory(app, handover, told.questionId ?? '');
    const card = told.kind === 'question' ? questionCard(story) : answeredCard(story);
    return { card, summary: `${told.kind === 'question' ? 'Question' : 'Answered'} · ${project}` };
  }
  const place = { handoverId: handover.id, channelId: handover.channel_id };
  const url = teamsLink(app.settings, place);
  if (told.kind === 'name-roles') return await namingNotice({ app, handover, url });
  const { what, lines } = await plainNotice(app, handover, told.kind);
  return { card: noticeCard({ what, project, lines, url }), summary: `${what} · ${project}` };
}

async function namingNotice({
  app,
  handover,
  url,
}: {
  app: World['app'];
  handover: HandoverRow;
  url: string;
}) {
  const { project } = handover;
  const summary = `New deal to staff · ${project}`;
  // Somebody was faster than this notice: a button would only offer to undo that.
  if (isStaffed(handover)) return { card: await rolesCard(app, handover), summary };
  const owner = holderOf(handover, 'sales-owner');
  const names = await readNames(app.db, app.settings.tenantId, [owner]);
  const card = nameRolesCard({
    handoverId: handover.id,
    version: handover.version,
    project,
    start: dayWords(handover.promised_start),
    owner: (owner === null ? undefined : names.get(owner)) ?? 'Sales',
    candidates: await candidatesFor(app, handover),
    url,
  });
  return { card, summary };
}

async function plainNotice(
  app: World['app'],
  handover: HandoverRow,
  kind: 'submitted' | 'sent-back' | 'accepted',
) {
  switch (kind) {
    case 'submitted':
      return {
        what: 'A handover waits for you',
        lines: [
          `Start ${dayWords(handover.promised_start)}. Read it, check the promises, then accept or send back.`,
        ],
      };
    case 'sent-back':
      return { what: 'Sent back', lines: await readSentBackLines(app.db, handover.id) };
    case 'accepted':
      return {
        what: 'Accepted',
        lines: ['The record is fixed as version 1. The project manager plans the kickoff.'],
      };
  }
}

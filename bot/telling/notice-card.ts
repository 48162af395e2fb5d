import { dayWords } from '../../src/date-words.ts';
import { candidatesFor } from '../../src/handover/candidates.ts';
import { readNames } from '../../src/people/names.ts';
import { readSentBack } from '../../src/points/facts.ts';
import type { HandoverRow } from '../../src/record/facts.ts';
import { holderOf, isStaffed } from '../../src/record/holders.ts';
import { teamsLink } from '../../src/record/link.ts';
import type { Notice } from '../../src/record/notices.ts';
import { needs } from '../../src/words.ts';
import { dayOf } from '../../src/working-days.ts';
import type { Card } from '../cards/card.ts';
import { nameRolesCard, noticeCard } from '../cards/handover-cards.ts';
import { answeredCard, questionCard } from '../cards/question-cards.ts';
import { questionOnCard, rolesCard } from './card-contents.ts';
import type { World } from './deliver.ts';

/** The card that a notice is, and what a phone shows of it before it is opened. */
export async function noticeFor(
  { app }: World,
  handover: HandoverRow,
  told: Notice,
): Promise<{ card: Card; summary: string }> {
  const { project } = handover;
  if (told.kind === 'question' || told.kind === 'answered') {
    const story = await questionOnCard(app, handover, told.questionId ?? '', { reader: told.to });
    const card = told.kind === 'question' ? questionCard(story) : answeredCard(story);
    return { card, summary: `${told.kind === 'question' ? 'Question' : 'Answered'} · ${project}` };
  }
  const place = { handoverId: handover.id, channelId: handover.channel_id };
  const url = teamsLink(app.settings, place);
  if (told.kind === 'name-roles') return await namingNotice({ app, handover, url });
  const { what, lines } = await plainNotice(app, handover, { ...told, kind: told.kind });
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
    start: startOf(app, handover),
    owner: (owner === null ? undefined : names.get(owner)) ?? 'Sales',
    candidates: await candidatesFor(app, handover),
    url,
  });
  return { card, summary };
}

function startOf({ clock, settings }: World['app'], { promised_start: start }: HandoverRow) {
  return dayWords(start, dayOf(clock.now(), settings.timeZone));
}

async function plainNotice(
  app: World['app'],
  handover: HandoverRow,
  { kind, to }: { kind: 'submitted' | 'sent-back' | 'accepted'; to: string },
) {
  switch (kind) {
    case 'submitted':
      return {
        what: 'A handover waits for you',
        lines: [
          `Start ${startOf(app, handover)}. Read it, check the promises, then accept or send back.`,
        ],
      };
    case 'sent-back':
      return await sentBackNotice(app, handover);
    case 'accepted':
      return {
        what: 'Accepted',
        lines: [`The record is fixed as version 1. ${await whoPlans(app, handover, to)}`],
      };
  }
}

/** Nobody reads of themselves as of somebody else. */
async function whoPlans(app: World['app'], handover: HandoverRow, to: string): Promise<string> {
  const manager = holderOf(handover, 'project-manager');
  if (manager === to) return 'You plan the kickoff.';
  const names = await readNames(app.db, app.settings.tenantId, [manager]);
  return `${(manager === null ? undefined : names.get(manager)) ?? 'The project manager'} plans the kickoff.`;
}

async function sentBackNotice(app: World['app'], { id, tenant_id: tenantId }: HandoverRow) {
  const { by, lines } = await readSentBack(app.db, id);
  const names = await readNames(app.db, tenantId, [by]);
  return { what: needs(names.get(by ?? '') ?? null, lines.length), lines };
}

import { selectClarifications, type ClarificationRecord } from '../clarifications/facts.ts';
import { readKickoff } from '../kickoff/facts.ts';
import type { Actor } from '../people/access.ts';
import type { Role } from '../people/model.ts';
import { peopleFrom, readNames } from '../people/names.ts';
import type { App } from '../record/app.ts';
import type { HandoverRow } from '../record/facts.ts';
import { presentBlocks } from './blockers.ts';
import { readGateFacts } from './facts.ts';
import { handoversOf, lineOf } from './lists.ts';
import type { WaitingView } from './model.ts';
import { gateOf } from './view.ts';
import { linesFor, questionLine, type WaitingFacts } from './waiting-lines.ts';

const openHandovers = ['draft', 'in-review', 'accepted'];

/** What waits for one person across all their handovers, one action each. */
export async function waitingFor(app: App, actor: Actor): Promise<WaitingView> {
  const handovers = await handoversOf(app, actor);
  const questions = await questionsFor(app, actor);
  const names = await readNames(app.db, actor.tenantId, [
    ...questions.map(({ question }) => question.asked_by),
    ...handovers.flatMap((handover) => handover.holders.map((holder) => holder.personId)),
  ]);
  const asked = questions.map(({ question, project }) =>
    questionLine({ question, project, people: peopleFrom(names, []), personId: actor.personId }),
  );
  const rest = [];
  for (const handover of handovers.filter((one) => openHandovers.includes(one.state))) {
    const facts = await factsOf(app, actor, handover);
    rest.push(...linesFor({ ...facts, people: peopleFrom(names, handover.holders) }));
  }
  const can = { create: actor.isMember === true };
  return { waiting: [...asked, ...rest], handovers: handovers.map(lineOf), can };
}

const gateRoles: readonly Role[] = ['sales-owner', 'tech-lead', 'project-manager'];

/** Reads only what this person's roles can be asked for: a delivery head has hundreds of handovers. */
async function factsOf(
  app: App,
  actor: Actor,
  handover: HandoverRow,
): Promise<Omit<WaitingFacts, 'people'>> {
  const roles = handover.holders
    .filter((holder) => holder.personId === actor.personId)
    .map((holder) => holder.role);
  const nothing = { handover, roles, blockers: [], sentBack: null, hasKickoff: false };
  if (!roles.some((role) => gateRoles.includes(role))) return nothing;
  if (handover.state === 'accepted') {
    return { ...nothing, hasKickoff: (await readKickoff(app.db, handover.id)) !== undefined };
  }
  const facts = await readGateFacts(app.db, handover);
  const access = { personId: actor.personId, standing: 'internal' as const, roles };
  const shown = { handover, people: peopleFrom(new Map(), handover.holders), access };
  const blockers = presentBlocks(gateOf(facts).blocks, shown);
  return { ...nothing, blockers, sentBack: facts.sentBack };
}

async function questionsFor(
  app: App,
  actor: Actor,
): Promise<{ question: ClarificationRecord; project: string }[]> {
  const rows = await selectClarifications(app.db)
    .innerJoin('handover', 'handover.id', 'clarification.handover_id')
    .select('handover.project')
    .where('handover.tenant_id', '=', actor.tenantId)
    .where('clarification.waits_for', '=', actor.personId)
    .where('clarification.state', 'in', ['open', 'reopened', 'answered'])
    .orderBy('clarification.waits_since')
    .limit(100)
    .execute();
  return rows.map((row) => ({
    question: row as unknown as ClarificationRecord,
    project: row.project,
  }));
}

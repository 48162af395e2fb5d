import type { App } from '../app.ts';
import { nextGate } from '../gates/rules.ts';
import { presentBlocks } from '../gates/view.ts';
import { lineOf } from '../handover/view.ts';
import { readFacts, type HandoverFacts } from '../overview/facts.ts';
import type { Actor } from '../people/access.ts';
import type { Role } from '../people/model.ts';
import { peopleFrom, readNames } from '../people/names.ts';
import type { HandoverRow } from '../record/facts.ts';
import { handoversOf } from '../record/held-handovers.ts';
import type { WaitingView } from './model.ts';
import { linesFor, questionLine, type WaitingFacts } from './view.ts';
import { questionsFor } from './waiting-questions.ts';

const openHandovers = ['draft', 'in-review', 'accepted'];

/** What waits for one person across all their handovers, one action each; as many queries for one as for 200. */
export async function waitingFor(app: App, actor: Actor): Promise<WaitingView> {
  const handovers = await handoversOf(app, actor);
  const questions = await questionsFor(app, actor, handovers);
  const names = await readNames(app.db, actor.tenantId, [
    ...questions.map(({ question }) => question.asked_by),
    ...handovers.flatMap((handover) => handover.holders.map((holder) => holder.personId)),
  ]);
  const asked = questions.map(({ question, project }) =>
    questionLine({ question, project, people: peopleFrom(names, []), personId: actor.personId }),
  );
  const open = handovers.filter((one) => openHandovers.includes(one.state));
  // Only what this person's roles can be asked for: a delivery head has hundreds of handovers.
  const facts = await readFacts(
    app,
    open.filter((one) => rolesOf(actor, one).some((role) => gateRoles.includes(role))),
  );
  const rest = open.flatMap((handover) => {
    const people = peopleFrom(names, handover.holders);
    return linesFor({ ...waitingIn(handover, actor, facts.get(handover.id)), people });
  });
  const can = { create: actor.isMember === true };
  return { waiting: [...asked, ...rest], handovers: handovers.map(lineOf), can };
}

const gateRoles: readonly Role[] = ['sales-owner', 'tech-lead', 'project-manager'];

function rolesOf(actor: Actor, { holders }: HandoverRow): Role[] {
  return holders.filter((one) => one.personId === actor.personId).map((one) => one.role);
}

function waitingIn(
  handover: HandoverRow,
  actor: Actor,
  facts: HandoverFacts | undefined,
): Omit<WaitingFacts, 'people'> {
  const { personId } = actor;
  const roles = rolesOf(actor, handover);
  const whose = { handover, personId, roles };
  if (!facts) return { ...whose, blockers: [], sentBack: null, hasKickoff: false };
  const access = { personId, standing: 'internal' as const, roles };
  const shown = { handover, people: peopleFrom(new Map(), handover.holders), access };
  const blockers = presentBlocks(nextGate(facts).blocks, shown);
  const { sentBack, kickoff } = facts;
  return { ...whose, blockers, sentBack, hasKickoff: kickoff !== undefined };
}

import { hoursSoldIn } from '../checklist/rules.ts';
import { countsFor, readableItems } from '../checklist/view.ts';
import type { FolderSet } from '../documents/model.ts';
import type { Attention } from '../effects/model.ts';
import type { Blocker } from '../gates/model.ts';
import { nextGate } from '../gates/rules.ts';
import { presentBlocks } from '../gates/view.ts';
import { isLate, takesBack } from '../handover/rules.ts';
import { isFixed } from '../kickoff/rules.ts';
import type { Access } from '../people/access.ts';
import type { Role } from '../people/model.ts';
import type { People } from '../people/names.ts';
import { isNotSent, pointsFor, stateOf } from '../points/rules.ts';
import { hoursNeeded, isAlive } from '../promises/rules.ts';
import { isOpen } from '../questions/rules.ts';
import { contactsOf, holderOf, isOwnSubmission } from '../record/holders.ts';
import type { Change } from '../record/model.ts';
import { may } from '../record/permissions.ts';
import type { Frozen } from '../record/versions.ts';
import { presentChecks, presentMirror } from '../review/view.ts';
import { whyNotTakenBack } from '../sharing/rules.ts';
import type { Meaning, Template } from '../templates/model.ts';
import { itemMeaning } from '../templates/rules.ts';
import type { HandoverFacts } from './facts.ts';
import type { HandoverView } from './model.ts';
import { kickoffCalm, nextStepFor } from './rules.ts';

/** Everything Overview shows, as plain data, with the reader it is shown to. */
export type Scene = HandoverFacts & {
  access: Access;
  people: People;
  folders: FolderSet;
  shared: Frozen | undefined;
  /** The number of the text that somebody of the client looked at last. */
  lookedAt: string | null;
  baseline: Frozen | undefined;
  recent: readonly Change[];
  attention: readonly Attention[];
  workingDaysToStart: number;
  acceptDueAt: string | null;
  undo: HandoverView['undo'];
};

const roles: readonly Role[] = ['sales-owner', 'tech-lead', 'project-manager', 'delivery-head'];

/** The handover as one internal reader sees it, built field by field. */
export function handoverFor(scene: Scene): HandoverView {
  const { handover, people, access } = scene;
  const { gate, blocks } = nextGate(scene);
  const blockers = presentBlocks(blocks, { handover, people, access });
  const items = countsFor(scene);
  return {
    standing: 'internal',
    id: handover.id,
    version: handover.version,
    project: handover.project,
    clientName: handover.client_name,
    deal: handover.deal,
    state: handover.state,
    depth: handover.depth,
    promisedStart: handover.promised_start,
    goLive: handover.go_live,
    workingDaysToStart: scene.workingDaysToStart,
    asksLateReason: handover.state === 'draft' && isLate(scene.workingDaysToStart),
    lateReason: handover.late_reason,
    channel: channelOf(scene),
    submittedAt: handover.submitted_at,
    submittedBy: people.maybe(handover.submitted_by),
    acceptDueAt: scene.acceptDueAt,
    acceptedAt: handover.accepted_at,
    baseline: scene.baseline
      ? { number: scene.baseline.number, at: scene.baseline.at, hash: scene.baseline.hash }
      : null,
    people: roles.map((role) => ({ role, person: people.maybe(holderOf(handover, role)) })),
    contacts: contactsOf(handover).map(({ id, name, mail, timeZone }) => ({
      id,
      name,
      mail,
      timeZone,
    })),
    gate,
    blockers,
    counts: {
      itemsDone: items.done,
      itemsTotal: items.total,
      promises: scene.promises.filter(isAlive).length,
      questionsOpen: scene.questions.filter(isOpen).length,
    },
    folders: scene.folders,
    shownEarly: shownEarlyOf(scene),
    ...pointsOf(scene),
    takeBack: takeBackFor(scene),
    undo: scene.undo,
    checks: presentChecks(scene),
    mirror: presentMirror(scene),
    deal2min: dealOf(scene),
    kickoff: scene.kickoff
      ? {
          start: scene.kickoff.start_at,
          joinUrl: scene.kickoff.join_url,
          isFixed: isFixed(scene.kickoff),
        }
      : null,
    whoToAsk: {
      work: people.maybe(holderOf(handover, 'project-manager')),
      commercial: people.maybe(holderOf(handover, 'sales-owner')),
    },
    recent: [...scene.recent],
    attention: [...scene.attention],
    nextStep: nextStepFor(scene, blocks),
    calm: calmFor(scene, blockers),
    can: rightsOf(scene, blockers),
  };
}

/** What the client was shown before acceptance, and whether this reader may take it back. */
function shownEarlyOf(scene: Scene): HandoverView['shownEarly'] {
  const { shared, people, access, handover } = scene;
  if (!shared) return null;
  const canTakeBack =
    may('take-shown-back', access, handover.state) &&
    whyNotTakenBack(scene, access.personId) === null;
  return { at: shared.at, by: people.by(shared), canTakeBack };
}

function takeBackFor({ handover, access, lastAct, kickoff }: Scene): HandoverView['takeBack'] {
  const { state } = handover;
  const what = takesBack({ state, lastAct, hasKickoff: kickoff !== undefined, access });
  return what !== null && lastAct ? { what, at: lastAct.at } : null;
}

/** What tech sent back last, and what this reader may know of what is not sent. */
function pointsOf(scene: Scene): Pick<HandoverView, 'sentBack' | 'notSent'> {
  const { access, handover, people, sentBack } = scene;
  const points = pointsFor(scene.points, { access, state: handover.state });
  const sent = points.filter((point) => !isNotSent(point));
  const open = sent.filter((point) => stateOf(point) === 'open').length;
  const isOver = handover.state !== 'draft' && handover.state !== 'in-review';
  return {
    sentBack:
      sentBack === null || isOver
        ? null
        : { at: sentBack.at, by: people.ref(sentBack.by), points: sent.length, open },
    notSent: points.length - sent.length,
  };
}

function channelOf({ handover }: Scene): HandoverView['channel'] {
  const { team_id: teamId, channel_id: channelId, channel_name: name } = handover;
  return teamId === null || channelId === null ? null : { teamId, channelId, name };
}

/** What the deal in two minutes tells in the record's own words. */
const told = ['business-goals', 'features', 'exclusions', 'hours-sold', 'won-by'] as const;

/** The keys of the items whose words Overview shows. */
export function keysTold(template: Template): string {
  return told.flatMap((meaning) => itemMeaning(template, meaning)?.key ?? []).join(' ');
}

function dealOf(scene: Scene): HandoverView['deal2min'] {
  const items = readableItems({ ...scene, items: scene.words });
  const say = (meaning: Meaning): string | null => {
    const definition = itemMeaning(scene.template, meaning);
    const item = items.get(definition?.key ?? '');
    const first = definition?.fields?.[0]?.key ?? '';
    const rows = item?.rows.map((row) => row.values[first] ?? '').filter((value) => value !== '');
    return item?.text || rows?.join(', ') || null;
  };
  const hoursSold = hoursSoldIn({ ...scene, items });
  return {
    why: say('business-goals'),
    what: say('features'),
    not: say('exclusions'),
    hoursSold,
    hoursNeeded: hoursNeeded(hoursSold, scene.promises),
    wonBy: say('won-by'),
  };
}

function rightsOf(scene: Scene, blockers: readonly Blocker[]): HandoverView['can'] {
  const { access, handover } = scene;
  const { state } = handover;
  const clear = blockers.length === 0;
  const submitOnceClear = may('submit', access, state);
  const acceptOnceClear =
    may('accept', access, state) && !isOwnSubmission(handover, access.personId);
  return {
    submit: clear && submitOnceClear,
    submitOnceClear,
    sendBack: may('send-back', access, state),
    accept: clear && acceptOnceClear,
    acceptOnceClear,
    showEarly: may('show-early', access, state),
    nameRoles: may('name-roles-before', access, state) || may('name-roles-after', access, state),
    addContact: may('add-contact', access, state),
    writeMirror: may('write-mirror', access, state),
    approveMirror:
      may('approve-mirror', access, state) &&
      handover.mirror_at !== null &&
      handover.mirror_approved_at === null,
    connectChannel: false,
  };
}

/** What a reader hears when nothing is asked of them; null while something is. */
function calmFor(scene: Scene, blockers: readonly Blocker[]): string | null {
  const { handover, people, access } = scene;
  if (blockers.some((blocker) => blocker.yours)) return null;
  const lead = people.maybe(holderOf(handover, 'tech-lead'));
  const isSales = access.roles.includes('sales-owner') && lead?.id !== access.personId;
  if (handover.state === 'in-review' && isSales) {
    const name = lead?.name ?? 'The tech lead';
    return `You’re done. ${name} answers next. You hear from us only if something is asked.`;
  }
  return handover.state === 'accepted' ? calmAfterAcceptance(scene) : null;
}

function calmAfterAcceptance({ handover, people, access, kickoff }: Scene): string | null {
  const manager = people.maybe(holderOf(handover, 'project-manager'));
  if (kickoff) return kickoffCalm(kickoff, { manager, isReader: manager?.id === access.personId });
  // The manager reads the next step instead: planning it is theirs.
  if (manager?.id === access.personId) return null;
  return `Accepted. ${manager?.name ?? 'The project manager'} plans the kickoff.`;
}

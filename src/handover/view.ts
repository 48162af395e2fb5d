import { countsFor, readableItems } from '../checklist/view.ts';
import { numberOf } from '../checklist/rules.ts';
import { isOpen } from '../clarifications/rules.ts';
import { hoursNeeded, isAlive } from '../commitments/rules.ts';
import type { FolderSet } from '../documents/model.ts';
import type { Access } from '../people/access.ts';
import type { People } from '../people/names.ts';
import { may } from '../people/permissions.ts';
import type { Role } from '../people/model.ts';
import type { Attention, Change } from '../record/model.ts';
import { holderOf } from '../record/holders.ts';
import type { Frozen } from '../record/versions.ts';
import { acceptBlocks, checksFor } from './accept-gate.ts';
import { presentBlocks } from './blockers.ts';
import type { HandoverFacts } from './facts.ts';
import type { Block, GateFacts } from './gates.ts';
import type { Blocker, Gate, HandoverView } from './model.ts';
import { calmFor, nextStepFor } from './next-step.ts';
import { submitBlocks } from './submit-gate.ts';

/** Everything Overview shows, as plain data, with the reader it is shown to. */
export type Scene = HandoverFacts & {
  access: Access;
  people: People;
  folders: FolderSet;
  shared: Frozen | undefined;
  baseline: Frozen | undefined;
  recent: readonly Change[];
  attention: readonly Attention[];
  workingDaysToStart: number;
  acceptDueAt: string | null;
};

const roles: readonly Role[] = ['sales-owner', 'tech-lead', 'project-manager', 'delivery-head'];

/** Which gate is next, and what stands in its way. */
export function gateOf(facts: GateFacts): { gate: Gate | null; blocks: Block[] } {
  switch (facts.handover.state) {
    case 'draft':
      return { gate: 'submit', blocks: submitBlocks(facts) };
    case 'in-review':
      return { gate: 'accept', blocks: acceptBlocks(facts) };
    default:
      return { gate: null, blocks: [] };
  }
}

/** The handover as one internal reader sees it, built field by field. */
export function handoverFor(scene: Scene): HandoverView {
  const { handover, people, access } = scene;
  const { gate, blocks } = gateOf(scene);
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
    channel: channelOf(scene),
    submittedAt: handover.submitted_at,
    submittedBy: people.maybe(handover.submitted_by),
    acceptDueAt: scene.acceptDueAt,
    acceptedAt: handover.accepted_at,
    baseline: scene.baseline
      ? { number: scene.baseline.number, at: scene.baseline.at, hash: scene.baseline.hash }
      : null,
    people: roles.map((role) => ({ role, person: people.maybe(holderOf(handover, role)) })),
    contacts: handover.contacts.map(({ id, name, mail, timeZone }) => ({
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
    shared: scene.shared
      ? {
          number: Number(scene.shared.number),
          at: scene.shared.at,
          by: people.maybe(scene.shared.by),
        }
      : null,
    sentBack: sentBackOf(scene),
    checks: checksOf(scene),
    mirror: mirrorOf(scene),
    deal2min: dealOf(scene),
    kickoff: scene.kickoff
      ? { start: scene.kickoff.start_at, joinUrl: scene.kickoff.join_url }
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

function channelOf({ handover }: Scene): HandoverView['channel'] {
  const { team_id: teamId, channel_id: channelId, channel_name: name } = handover;
  return teamId === null || channelId === null ? null : { teamId, channelId, name };
}

/** Shown until sales submits again. */
function sentBackOf({ handover, sentBack, people }: Scene): HandoverView['sentBack'] {
  if (handover.state !== 'draft' || !sentBack) return null;
  const points = sentBack.points.map(({ reason, text, page, ref }) => ({
    reason,
    text,
    page,
    ref,
  }));
  return { at: sentBack.at, by: people.ref(sentBack.by), points };
}

function checksOf(scene: Scene): HandoverView['checks'] {
  const { access, handover, people } = scene;
  return checksFor(scene).map(({ kind, role }) => {
    const check = scene.checks.find((one) => one.kind === kind);
    const verb = role === 'tech-lead' ? 'feasibility-check' : 'delivery-check';
    return {
      kind,
      by: people.maybe(check?.by ?? holderOf(handover, role)),
      at: check?.at ?? null,
      note: check?.note ?? null,
      mine: may(verb, access, handover.state),
    };
  });
}

function mirrorOf({ handover, people }: Scene): HandoverView['mirror'] {
  return {
    text: handover.mirror_text,
    writtenBy: people.maybe(handover.mirror_by),
    writtenAt: handover.mirror_at,
    approvedBy: people.maybe(handover.mirror_approved_by),
    approvedAt: handover.mirror_approved_at,
  };
}

function dealOf(scene: Scene): HandoverView['deal2min'] {
  const items = readableItems(scene);
  const say = (key: string): string | null => {
    const definition = scene.template.items.find((one) => one.key === key);
    const item = items.get(key);
    const first = definition?.fields?.[0]?.key ?? '';
    const rows = item?.rows.map((row) => row.values[first] ?? '').filter((value) => value !== '');
    return item?.text || rows?.join(', ') || null;
  };
  const hoursSold = numberOf(items.get('commercials.hours-sold'));
  return {
    why: say('goals.business'),
    what: say('scope.features'),
    not: say('scope.exclusions'),
    hoursSold,
    hoursNeeded: hoursNeeded(hoursSold, scene.promises),
    wonBy: say('profile.won-by'),
  };
}

function rightsOf(scene: Scene, blockers: readonly Blocker[]): HandoverView['can'] {
  const { access, handover } = scene;
  const { state } = handover;
  const clear = blockers.length === 0;
  return {
    submit: clear && may('submit', access, state),
    sendBack: may('send-back', access, state),
    accept: clear && may('accept', access, state) && handover.submitted_by !== access.personId,
    share: may('share', access, state),
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

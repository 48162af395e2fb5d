import { z } from 'zod';
import { folderSet } from '../documents/model.ts';
import {
  boundedText,
  clientContact,
  day,
  personId,
  personRef,
  role,
  shortText,
} from '../people/model.ts';
import { attention, change, depth, state } from '../record/model.ts';

export const page = z.enum(['overview', 'checklist', 'promises', 'questions', 'kickoff']);
export type Page = z.infer<typeof page>;

/** What stands in the way of a gate: a sentence, whom it waits for, and the one click that cures it. */
export const blocker = z.object({
  code: z.string(),
  text: z.string(),
  detail: z.string().nullable(),
  waitsFor: personRef.nullable(),
  since: z.iso.datetime().nullable(),
  yours: z.boolean(),
  cure: z.object({ label: z.string(), page, ref: z.string().nullable() }),
});
export type Blocker = z.infer<typeof blocker>;
export const gate = z.enum(['submit', 'accept', 'start']);
export type Gate = z.infer<typeof gate>;

export const returnReason = z.enum([
  'missing-document',
  'missing-section',
  'unclear-requirement',
  'promise-not-feasible',
  'date-or-budget',
  'no-exclusions',
  'no-client-contact',
  'commercial-gap',
  'contradiction',
  'other',
]);
export type ReturnReason = z.infer<typeof returnReason>;

export const returnPoint = z.object({
  reason: returnReason,
  text: z.string(),
  page: page.nullable(),
  ref: z.string().nullable(),
});

export const checkKind = z.enum(['feasibility', 'timeline', 'resources']);
export type CheckKind = z.infer<typeof checkKind>;

/** The handover as one internal reader sees it on Overview and in every header. */
export const handoverView = z.object({
  standing: z.literal('internal'),
  id: z.guid(),
  version: z.int(),
  project: z.string(),
  clientName: z.string(),
  deal: z.string().nullable(),
  state,
  depth,
  promisedStart: day,
  goLive: day,
  workingDaysToStart: z.int(),
  channel: z
    .object({ name: z.string().nullable(), teamId: z.string(), channelId: z.string() })
    .nullable(),
  submittedAt: z.iso.datetime().nullable(),
  submittedBy: personRef.nullable(),
  acceptDueAt: z.iso.datetime().nullable(),
  acceptedAt: z.iso.datetime().nullable(),
  baseline: z.object({ number: z.string(), at: z.iso.datetime(), hash: z.string() }).nullable(),
  people: z.array(z.object({ role, person: personRef.nullable() })),
  contacts: z.array(clientContact),
  gate: gate.nullable(),
  blockers: z.array(blocker),
  counts: z.object({
    itemsDone: z.int(),
    itemsTotal: z.int(),
    promises: z.int(),
    questionsOpen: z.int(),
  }),
  folders: folderSet,
  shared: z.object({ number: z.int(), at: z.iso.datetime(), by: personRef.nullable() }).nullable(),
  sentBack: z
    .object({ at: z.iso.datetime(), by: personRef.nullable(), points: z.array(returnPoint) })
    .nullable(),
  checks: z.array(
    z.object({
      kind: checkKind,
      by: personRef.nullable(),
      at: z.iso.datetime().nullable(),
      note: z.string().nullable(),
      mine: z.boolean(),
    }),
  ),
  mirror: z.object({
    text: z.string(),
    writtenBy: personRef.nullable(),
    writtenAt: z.iso.datetime().nullable(),
    approvedBy: personRef.nullable(),
    approvedAt: z.iso.datetime().nullable(),
  }),
  deal2min: z.object({
    why: z.string().nullable(),
    what: z.string().nullable(),
    not: z.string().nullable(),
    hoursSold: z.number().nullable(),
    hoursNeeded: z.number().nullable(),
    wonBy: z.string().nullable(),
  }),
  kickoff: z.object({ start: z.iso.datetime(), joinUrl: z.url().nullable() }).nullable(),
  whoToAsk: z.object({ work: personRef.nullable(), commercial: personRef.nullable() }),
  recent: z.array(change),
  attention: z.array(attention),
  /** The reader's one next step in the header: a page to go to, or a verb to press. */
  nextStep: z
    .object({
      label: z.string(),
      verb: z.enum(['submit', 'accept', 'go']),
      page,
      ref: z.string().nullable(),
    })
    .nullable(),
  /** A sentence when nothing is asked of this reader ("You're done. Tomás answers by …"). */
  calm: z.string().nullable(),
  can: z.object({
    submit: z.boolean(),
    sendBack: z.boolean(),
    accept: z.boolean(),
    share: z.boolean(),
    nameRoles: z.boolean(),
    addContact: z.boolean(),
    writeMirror: z.boolean(),
    approveMirror: z.boolean(),
    connectChannel: z.boolean(),
  }),
});
export type HandoverView = z.infer<typeof handoverView>;

/** The link's parameters and the form: `deal` is the CRM's id; the same deal opens the existing handover. */
export const createInput = z.strictObject({
  project: shortText(120),
  clientName: shortText(120),
  deal: shortText(120).nullable().optional(),
  promisedStart: day,
  goLive: day,
  contact: z
    .strictObject({ name: shortText(120), mail: z.email().max(200) })
    .nullable()
    .optional(),
  channel: z
    .strictObject({
      teamId: z.guid(),
      channelId: z
        .string()
        .max(200)
        .regex(/^19:[A-Za-z0-9_.@=-]+$/u, 'Open the tab from a channel.'),
      channelName: shortText(200).nullable().optional(),
    })
    .nullable()
    .optional(),
});
export type CreateInput = z.infer<typeof createInput>;
export const created = z.object({ id: z.guid(), existing: z.boolean() });

/** Whose handovers are listed: a channel's, or the one of a deal in the CRM. */
export const listQuery = z.union([
  z.strictObject({ team: z.guid(), channel: z.string().max(200) }),
  z.strictObject({ deal: shortText(120) }),
]);
export type ListQuery = z.infer<typeof listQuery>;
export const handoverLine = z.object({
  id: z.guid(),
  project: z.string(),
  clientName: z.string(),
  state,
  promisedStart: day,
});
/** Whether the reader may begin a handover here: only the team's own people, never a guest. */
const mayCreate = z.object({ create: z.boolean() });
export const handoverLines = z.object({ handovers: z.array(handoverLine), can: mayCreate });
export type HandoverLines = z.infer<typeof handoverLines>;

export const nameRolesInput = z
  .strictObject({
    techLead: personId.optional(),
    projectManager: personId.optional(),
  })
  .refine((roles) => roles.techLead !== undefined || roles.projectManager !== undefined, {
    message: 'Choose a tech lead or a project manager.',
  });
export type NameRolesInput = z.infer<typeof nameRolesInput>;
export const candidates = z.object({ people: z.array(personRef) });

export const contactInput = z.strictObject({ name: shortText(120), mail: z.email().max(200) });
export type ContactInput = z.infer<typeof contactInput>;

export const submitInput = z.strictObject({
  /** Asked for when fewer than three working days are left before the promised start. */
  lateReason: boundedText(500).optional(),
});
export type SubmitInput = z.infer<typeof submitInput>;

export const sendBackInput = z.strictObject({
  points: z
    .array(
      z.strictObject({
        reason: returnReason,
        text: boundedText(500),
        page: page.nullable().optional(),
        ref: z.string().max(80).nullable().optional(),
      }),
    )
    .min(1, 'Name at least one reason.')
    .max(20),
  shouldHaveBeen: z.string().max(80).nullable().optional(),
});
export type SendBackInput = z.infer<typeof sendBackInput>;

export const checkInput = z.strictObject({ kind: checkKind, note: boundedText(500) });
export type CheckInput = z.infer<typeof checkInput>;
export const mirrorInput = z.strictObject({ text: boundedText(8000) });
export type MirrorInput = z.infer<typeof mirrorInput>;

/** One thing that waits for the reader, with the one action that moves it on. */
export const waitingLine = z.object({
  handoverId: z.guid(),
  project: z.string(),
  kind: z.enum([
    'question',
    'answered',
    'sent-back',
    'draft',
    'review',
    'roles',
    'mirror',
    'kickoff',
    'promise',
  ]),
  title: z.string(),
  detail: z.string().nullable(),
  from: personRef.nullable(),
  dueAt: z.iso.datetime().nullable(),
  since: z.iso.datetime().nullable(),
  action: z.object({ label: z.string(), page, ref: z.string().nullable() }),
});
export const waitingView = z.object({
  waiting: z.array(waitingLine),
  handovers: z.array(handoverLine),
  can: mayCreate,
});
export type WaitingView = z.infer<typeof waitingView>;

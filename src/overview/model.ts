import { z } from 'zod';
import { folderSet } from '../documents/model.ts';
import { attention } from '../effects/model.ts';
import { blocker, gate } from '../gates/model.ts';
import { binding } from '../handover/model.ts';
import { clientContact, day, personRef, role } from '../people/model.ts';
import { change, depth, page, state } from '../record/model.ts';
import { checkView, mirrorView } from '../review/model.ts';
import { clientView, nothingShared } from '../sharing/model.ts';

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
  /** Submitting now asks why it comes so late. */
  asksLateReason: z.boolean(),
  /** Why it was submitted late, in sales' words; null when it was not. */
  lateReason: z.string().nullable(),
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
  /** The text that the client was shown early; from acceptance on they read what was accepted. */
  shownEarly: z
    .object({ at: z.iso.datetime(), by: personRef.nullable(), canTakeBack: z.boolean() })
    .nullable(),
  /** The last time tech sent it back, until it is accepted: how many points, how many still open. */
  sentBack: z
    .object({
      at: z.iso.datetime(),
      by: personRef.nullable(),
      points: z.int(),
      open: z.int(),
    })
    .nullable(),
  /** What that binds this reader did and may still take back, and since when it stands. */
  takeBack: z.object({ what: binding, at: z.iso.datetime() }).nullable(),
  /** How many points tech collected and has not sent, as far as this reader may know. */
  notSent: z.int(),
  /** What this reader did a moment ago and may undo, by the version that it led to, for so many seconds. */
  undo: z.object({ version: z.int(), text: z.string(), seconds: z.int() }).nullable(),
  checks: z.array(checkView),
  mirror: mirrorView,
  deal2min: z.object({
    why: z.string().nullable(),
    what: z.string().nullable(),
    not: z.string().nullable(),
    hoursSold: z.number().nullable(),
    hoursNeeded: z.number().nullable(),
    wonBy: z.string().nullable(),
  }),
  kickoff: z
    .object({
      start: z.iso.datetime(),
      joinUrl: z.url().nullable(),
      /** The invitation is out, and nothing that was done in Outlook waits for the manager. */
      isFixed: z.boolean(),
    })
    .nullable(),
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
    /** Submitting is this reader's, as soon as nothing is in the way. */
    submitOnceClear: z.boolean(),
    sendBack: z.boolean(),
    accept: z.boolean(),
    /** Accepting is this reader's, as soon as nothing is in the way; false for one's own submission. */
    acceptOnceClear: z.boolean(),
    showEarly: z.boolean(),
    nameRoles: z.boolean(),
    addContact: z.boolean(),
    writeMirror: z.boolean(),
    approveMirror: z.boolean(),
    connectChannel: z.boolean(),
  }),
});
export type HandoverView = z.infer<typeof handoverView>;

/** Everything one reader may be shown at a handover's address. */
export const handoverPage = z.discriminatedUnion('standing', [
  handoverView,
  clientView,
  nothingShared,
]);

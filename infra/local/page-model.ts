import { z } from 'zod';

/** What the Teams page and the local tenant say to each other under `/microsoft`. */

const personModel = z.object({
  /** Object id in Entra; the page sends it as `personId`. */
  id: z.string(),
  name: z.string(),
  mail: z.string(),
  timeZone: z.string(),
  role: z.string(),
  party: z.enum(['sales', 'tech', 'lead', 'client', 'other']),
  company: z.string(),
  kind: z.enum(['member', 'guest']),
  inTeam: z.boolean(),
  hasPhoto: z.boolean(),
});
export type PersonView = z.infer<typeof personModel>;

const channelModel = z.object({ id: z.string(), name: z.string() });

export const worldModel = z.object({
  tenantId: z.string(),
  tenantName: z.string(),
  clientId: z.string(),
  botId: z.string(),
  teamsAppId: z.string(),
  persons: z.array(personModel),
  /** People without account, reached by mail only. */
  contacts: z.array(z.object({ name: z.string(), mail: z.string(), company: z.string() })),
  teams: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      threadId: z.string(),
      siteUrl: z.string(),
      channels: z.array(channelModel),
    }),
  ),
  startedAt: z.string(),
});
export type WorldView = z.infer<typeof worldModel>;

export const tokenRequestModel = z.strictObject({ personId: z.string() });

const conversationModel = z.object({
  id: z.string(),
  kind: z.enum(['channel', 'personal']),
  name: z.string(),
  unread: z.number().int(),
});
export const conversationsModel = z.array(conversationModel);
export type ConversationView = z.infer<typeof conversationModel>;

const messageModel = z.object({
  id: z.string(),
  /** The first message of the thread; its own id when it starts one. */
  rootId: z.string(),
  from: z.object({ name: z.string(), personId: z.string().nullable(), bot: z.boolean() }),
  at: z.string(),
  text: z.string(),
  /** Adaptive Card JSON, as the bot sent it. */
  attachments: z.array(z.record(z.string(), z.unknown())),
  edited: z.boolean(),
  deleted: z.boolean(),
});
export const messagesModel = z.array(messageModel);
export type MessageView = z.infer<typeof messageModel>;

export const sayModel = z.strictObject({
  personId: z.string(),
  text: z.string().min(1),
  rootId: z.string().optional(),
});
export const submitModel = z.strictObject({
  personId: z.string(),
  messageId: z.string(),
  data: z.unknown(),
});
export const invokeModel = z.strictObject({
  personId: z.string(),
  name: z.string(),
  value: z.unknown(),
  /** The message the action belongs to, when it belongs to one. */
  messageId: z.string().optional(),
});
/** What became of a message to the bot: its HTTP status, null when nobody answered. */
const deliveredModel = z.object({
  messageId: z.string(),
  status: z.number().nullable(),
  body: z.unknown(),
});
export type Delivered = z.infer<typeof deliveredModel>;

export interface FileView {
  id: string;
  name: string;
  folder: boolean;
  size: number;
  webUrl: string;
  modifiedAt: string;
  modifiedBy: string;
  /** Who can open it, in words; null = everybody in the team. */
  people: string[] | null;
  children: FileView[];
}
const fileModel: z.ZodType<FileView> = z.lazy(() =>
  z.object({
    id: z.string(),
    name: z.string(),
    folder: z.boolean(),
    size: z.number(),
    webUrl: z.string(),
    modifiedAt: z.string(),
    modifiedBy: z.string(),
    people: z.array(z.string()).nullable(),
    children: z.array(fileModel),
  }),
);
export const filesModel = z.object({ folder: fileModel.nullable() });

const calendarEventModel = z.object({
  id: z.string(),
  subject: z.string(),
  /** UTC, ISO 8601. */
  start: z.string(),
  end: z.string(),
  showAs: z.string(),
  organizer: z.string(),
  /** Whether it is the reader's own meeting, to be moved and deleted. */
  own: z.boolean(),
  attendees: z.array(
    z.object({ name: z.string(), mail: z.string(), type: z.string(), response: z.string() }),
  ),
  joinUrl: z.string().nullable(),
  body: z.string(),
  cancelled: z.boolean(),
});
export const calendarModel = z.object({
  timeZone: z.string(),
  events: z.array(calendarEventModel),
});
export type CalendarEventView = z.infer<typeof calendarEventModel>;

export const respondModel = z.strictObject({
  /** Who answers, by mail address: people without account may answer too. */
  mail: z.string(),
  eventId: z.string(),
  response: z.enum(['accepted', 'declined', 'tentativelyAccepted']),
  /** Somebody proposes to meet so many minutes later; before, when negative. */
  laterMinutes: z.int().optional(),
});

/** What an organizer does to their own meeting in Outlook: absent minutes delete it. */
export const ownMeetingModel = z.strictObject({
  personId: z.string(),
  eventId: z.string(),
  laterMinutes: z.int().optional(),
});

const mailModel = z.object({
  id: z.string(),
  folder: z.enum(['inbox', 'sent']),
  kind: z.enum(['mail', 'invitation', 'update', 'cancellation']),
  from: z.object({ name: z.string(), mail: z.string() }),
  to: z.array(z.object({ name: z.string(), mail: z.string() })),
  cc: z.array(z.object({ name: z.string(), mail: z.string() })),
  subject: z.string(),
  /** 'html' bodies must be shown in a sandbox. */
  bodyType: z.enum(['text', 'html']),
  body: z.string(),
  attachments: z.array(z.object({ name: z.string(), contentType: z.string() })),
  at: z.string(),
  /** The event an invitation is about, for answering it. */
  eventId: z.string().nullable(),
});
export const mailsModel = z.array(mailModel);
export type MailView = z.infer<typeof mailModel>;

const ledgerEntryModel = z.object({
  number: z.number().int(),
  at: z.string(),
  kind: z.string(),
  /** Who did it: "Handover (app)" or a person's name. */
  actor: z.string(),
  /** The caller's own key of this intent (transactionId …), null when it sent none. */
  key: z.string().nullable(),
  summary: z.string(),
  ids: z.record(z.string(), z.string()),
});
export const ledgerModel = z.array(ledgerEntryModel);
export type LedgerEntry = z.infer<typeof ledgerEntryModel>;

export const changesModel = z.object({ version: z.number().int(), ledger: z.number().int() });

const actModel = z.object({
  at: z.string(),
  personId: z.string(),
  handoverId: z.string(),
  /** The last word of the path: "accept", "verdict"; "open" for the handover itself. */
  verb: z.string(),
  /** What the product answered: an HTTP status. */
  status: z.number().int(),
  read: z.boolean(),
});
export type ActView = z.infer<typeof actModel>;
export const actsModel = z.object({
  /** When the example deals were ready; ISO 8601. */
  since: z.string(),
  acts: z.array(actModel),
});
export type ActsView = z.infer<typeof actsModel>;

const when = z.enum(['before', 'after']).default('before');
const faultActionModel = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('status'),
    status: z.number().int(),
    /** Sent as given: seconds, a fraction, a date, nonsense; absent = no header. */
    retryAfter: z.string().optional(),
    code: z.string().optional(),
    when,
  }),
  z.strictObject({ kind: z.literal('reset'), when }),
  z.strictObject({ kind: z.literal('hang'), when }),
  z.strictObject({ kind: z.literal('html'), status: z.number().int().default(503) }),
  z.strictObject({ kind: z.literal('truncated') }),
  z.strictObject({ kind: z.literal('empty') }),
  /** Says that it is compressed, and is not. */
  z.strictObject({ kind: z.literal('garbage') }),
  z.strictObject({ kind: z.literal('redirect'), to: z.string() }),
  z.strictObject({ kind: z.literal('missing-grant'), permission: z.string().optional() }),
  z.strictObject({ kind: z.literal('hold') }),
  z.strictObject({
    kind: z.literal('kill'),
    when: z.enum(['receipt', 'after-effect', 'after-reply']),
  }),
]);
export type FaultAction = z.infer<typeof faultActionModel>;

export const faultModel = z.strictObject({
  /** For taking it out again by itself. */
  name: z.string().max(60).optional(),
  match: z.strictObject({
    method: z.string().optional(),
    /** A part of the path with query, or a regular expression between slashes: "/events$/". */
    path: z.string(),
    /** So many matching requests pass before the first one is struck. */
    skip: z.int().min(0).optional(),
    /** The share of matching requests that is let through: drawn by lot, the same lots each time. */
    spares: z.number().gt(0).lt(1).optional(),
    /** How often it strikes; absent = until cleared. */
    times: z.number().int().positive().optional(),
  }),
  do: faultActionModel,
});
export type Fault = z.infer<typeof faultModel>;
export type FaultInput = z.input<typeof faultModel>;
export const faultsModel = z.array(faultModel.extend({ struck: z.number().int() }));
export type StruckFault = z.infer<typeof faultsModel>[number];

export type ChannelView = z.infer<typeof channelModel>;

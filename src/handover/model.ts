import { z } from 'zod';
import { zoneName } from '../kickoff/model.ts';
import { boundedText, day, guid, personRef, shortText, typedDay } from '../people/model.ts';
import { afterQuery, next, state } from '../record/model.ts';

/** Somebody at the client; their zone is that of the times that everybody is told. */
export const contactInput = z.strictObject({
  name: shortText(120),
  mail: z.email().max(200),
  timeZone: zoneName.nullable().optional(),
});
export type ContactInput = z.infer<typeof contactInput>;

/** The link's parameters and the form: `deal` is the number in the CRM, which several handovers may carry. */
export const createInput = z.strictObject({
  project: shortText(120),
  clientName: shortText(120),
  deal: shortText(120).nullable().optional(),
  /** Although the person knows of one with the same number. */
  another: z.boolean().optional(),
  promisedStart: typedDay,
  goLive: typedDay,
  contact: contactInput.nullable().optional(),
  channel: z
    .strictObject({
      teamId: guid,
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
/** `existing`: nothing was created, because the person may see one with the same number. */
export const created = z.object({ id: z.guid(), existing: z.boolean() });

/** Whose handovers are listed: a channel's, or those of a number in the CRM. */
export const listQuery = z.union(
  [
    afterQuery.extend({ team: guid, channel: z.string().max(200) }),
    z.strictObject({ deal: shortText(120) }),
  ],
  { error: 'Ask for a channel’s handovers with team and channel, or for a deal’s with deal.' },
);
export type ListQuery = z.infer<typeof listQuery>;
/** A handover in a list; what the client's page does not give is null for a client. */
export const handoverLine = z.object({
  id: guid,
  project: z.string(),
  clientName: z.string().nullable(),
  state: state.nullable(),
  promisedStart: day.nullable(),
});
/** Whether the reader may begin a handover here: only the team's own people, never a guest. */
export const mayCreate = z.object({ create: z.boolean() });
export const handoverLines = z.object({
  handovers: z.array(handoverLine),
  next,
  can: mayCreate,
});
export type HandoverLines = z.infer<typeof handoverLines>;

/** Persons by their Entra object ids. */
export const nameRolesInput = z
  .strictObject({
    techLead: guid.optional(),
    projectManager: guid.optional(),
  })
  .refine((roles) => roles.techLead !== undefined || roles.projectManager !== undefined, {
    message: 'Choose a tech lead or a project manager.',
  });
export type NameRolesInput = z.infer<typeof nameRolesInput>;
export const candidates = z.object({ people: z.array(personRef) });

export const submitInput = z.strictObject({
  /** Asked for when fewer than three working days are left before the promised start. */
  lateReason: boundedText(500).optional(),
});
export type SubmitInput = z.infer<typeof submitInput>;

/** What binds and may be taken back, by the names of its verbs. */
export const binding = z.enum(['submit', 'send-back', 'accept']);
export type Binding = z.infer<typeof binding>;
/** Which of them: an old press takes back nothing else. */
export const takeBackInput = z.strictObject({ what: binding });
export type TakeBackInput = z.infer<typeof takeBackInput>;

/** Which act is undone: the handover's version after it, as its view names it. */
export const undoInput = z.strictObject({ version: z.int().min(1).max(999_999_999) });
export type UndoInput = z.infer<typeof undoInput>;

/** Which effect is tried again, by its key. */
export const retryInput = z.strictObject({ key: z.string().min(1).max(300) });
export type RetryInput = z.infer<typeof retryInput>;

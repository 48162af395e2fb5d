import { z } from 'zod';
import { audience } from '../people/model.ts';
import { depth } from '../record/model.ts';

export const section = z.enum([
  'goals',
  'scope',
  'requirements',
  'commercials',
  'profile',
  'people',
]);
export type Section = z.infer<typeof section>;

/** One column of a row list. A field may be seen by fewer people than its row. */
export const rowField = z.object({
  key: z.string(),
  label: z.string(),
  kind: z.enum(['text', 'day', 'choice']),
  choices: z.array(z.string()).optional(),
  audience: audience.optional(),
});
export type RowField = z.infer<typeof rowField>;

/** One thing the checklist asks for. `requiredFrom` null means optional at every depth. */
export const itemDefinition = z.object({
  key: z.string(),
  section,
  title: z.string(),
  guidance: z.string(),
  kind: z.enum(['text', 'rows', 'number', 'choice']),
  unit: z.string().optional(),
  choices: z.array(z.string()).optional(),
  fields: z.array(rowField).optional(),
  standardAnswers: z.array(z.string()).optional(),
  audience,
  requiredFrom: depth.nullable(),
});
export type ItemDefinition = z.infer<typeof itemDefinition>;

/** What one kind of work asks for; a handover keeps the version it started with. */
export const template = z.object({
  id: z.string(),
  version: z.int(),
  title: z.string(),
  items: z.array(itemDefinition),
});
export type Template = z.infer<typeof template>;

import { z } from 'zod';
import { audience, party } from '../people/model.ts';
import { depth } from '../record/model.ts';

/**
 * What an item stands for in every template, whatever it is called there: the rules ask for the
 * meaning, never for a key. An item without one is collected and read, and nothing else hangs on it.
 */
export const meaning = z.enum([
  'business-goals',
  'features',
  'deliverables',
  'requirements',
  'timeline',
  'exclusions',
  'acceptance',
  'price',
  'hours-sold',
  'change-policy',
  'won-by',
  'cadence',
]);
export type Meaning = z.infer<typeof meaning>;

/**
 * One part of the checklist. `clientTitle` is its heading on the client's page; null where nothing
 * in it is for the client.
 */
export const section = z.object({
  key: z.string().regex(/^[a-z][a-z-]{0,39}$/u),
  title: z.string(),
  clientTitle: z.string().nullable(),
});
export type Section = z.infer<typeof section>;

/**
 * One column of a row list. A field may be seen by fewer people than its row. Without `neededFrom`
 * it may stay empty at every depth; without `knownBy` whoever knows the item knows it.
 */
export const rowField = z.object({
  key: z.string(),
  label: z.string(),
  kind: z.enum(['text', 'day', 'choice']),
  choices: z.array(z.string()).optional(),
  audience: audience.optional(),
  neededFrom: depth.optional(),
  knownBy: party.optional(),
});
export type RowField = z.infer<typeof rowField>;

/** The key of an item: its section's, a dot, its own. Questions, promises and links point at it. */
export const itemKey = z
  .string()
  .max(80)
  .regex(/^[a-z][a-z-]*\.[a-z][a-z-]*$/u);

/**
 * One thing the checklist asks for. `requiredFrom` null means optional at every depth; `knownBy` is
 * the side that can say it.
 */
export const itemDefinition = z.object({
  key: itemKey,
  section: section.shape.key,
  meaning: meaning.optional(),
  title: z.string(),
  guidance: z.string(),
  kind: z.enum(['text', 'rows', 'number', 'choice']),
  unit: z.string().optional(),
  choices: z.array(z.string()).optional(),
  fields: z.array(rowField).optional(),
  standardAnswers: z.array(z.string()).optional(),
  audience,
  knownBy: party,
  requiredFrom: depth.nullable(),
});
export type ItemDefinition = z.infer<typeof itemDefinition>;

/**
 * What one kind of work asks for, its sections in the order in which they are read; a handover keeps
 * the version it started with.
 */
export const template = z.object({
  id: z.string(),
  version: z.int(),
  title: z.string(),
  sections: z.array(section),
  items: z.array(itemDefinition),
});
export type Template = z.infer<typeof template>;

/** A section as it is written down: with what it asks for. */
export type SectionDefinition = Section & { items: readonly Omit<ItemDefinition, 'section'>[] };

import { z } from 'zod';

type Schema = z.core.JSONSchema.BaseSchema;

/**
 * The place of every value that an answer of this model can hold, like `people.person.name`: a
 * list's entries share its place, and so do the values of a record.
 */
export function placesIn(model: z.ZodType): string[] {
  return [...new Set(placesOf(z.toJSONSchema(model, { io: 'output' }), ''))].toSorted();
}

function placesOf(schema: Schema, place: string): string[] {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.flatMap((one) => placesOf(one, place));
  if (schema.type === 'null') return [];
  if (schema.type === 'array') return placesOf(schema.items as Schema, place);
  if (schema.type !== 'object') return [place];
  if (typeof schema.additionalProperties === 'object') {
    return placesOf(schema.additionalProperties as Schema, place);
  }
  return Object.entries(schema.properties ?? {}).flatMap(([name, part]) =>
    placesOf(part as Schema, place === '' ? name : `${place}.${name}`),
  );
}

import { z } from 'zod';

type Schema = z.core.JSONSchema.BaseSchema;

/** No body is longer, whatever its contract would allow. */
const mostBytes = 256 * 1024;
/** Spaces and line breaks between the parts of a body, which no schema limits. */
const spaceBytes = 1024;
/** A code point outside the basic plane, escaped as some programs write all but ASCII: `\ud83d\ude00`. */
const pointBytes = 12;
/** The longest number that has a meaning for us, with sign, point and exponent. */
const numberBytes = 32;
/** Formats whose schema gives no length. An instant may carry any fraction of a second. */
const formatLengths: Record<string, number> = { uuid: 36, date: 10, 'date-time': 40 };

/**
 * How many bytes a body of this shape takes at most, in whole kilobytes: nothing that its schema
 * allows is refused for how it was written down, until there are 256 kB.
 */
export function bodyLimit(body: z.ZodType): number {
  const bytes = longest(z.toJSONSchema(body, { io: 'input' })) + spaceBytes;
  return Math.min(mostBytes, Math.ceil(bytes / 1024) * 1024);
}

function longest(schema: Schema): number {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return Math.max(...choices.map(longest));
  if (schema.const !== undefined) return textBytes(schema.const);
  if (schema.enum) return Math.max(...schema.enum.map(textBytes));
  if (schema.type === 'string') return quoted(lengthOf(schema));
  if (schema.type === 'array') return listBytes(schema);
  if (schema.type === 'object') return objectBytes(schema);
  return schema.type === undefined ? Number.POSITIVE_INFINITY : numberBytes;
}

function lengthOf({ maxLength, format }: Schema): number {
  return maxLength ?? formatLengths[format ?? ''] ?? Number.POSITIVE_INFINITY;
}

function quoted(codePoints: number): number {
  return codePoints * pointBytes + 2;
}

function textBytes(value: unknown): number {
  return typeof value === 'string' ? quoted(value.length) : numberBytes;
}

function listBytes({ items, maxItems = Number.POSITIVE_INFINITY }: Schema): number {
  const one = typeof items === 'object' && !Array.isArray(items) ? longest(items) : 0;
  return 2 + maxItems * (one + 1);
}

/** A name, a colon, a value and a comma for each property; one that takes any name has no end. */
function objectBytes({ properties = {}, additionalProperties }: Schema): number {
  if (additionalProperties !== false) return Number.POSITIVE_INFINITY;
  const parts = Object.entries(properties).map(
    ([name, value]) => textBytes(name) + longest(value as Schema) + 2,
  );
  return 2 + parts.reduce((sum, bytes) => sum + bytes, 0);
}

import fc, { type Arbitrary } from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

type Schema = z.core.JSONSchema.BaseSchema;

const someUuid = '6f1d4a52-8c3e-4b7a-9d20-5e8f1c2b7a90';
const deep = (levels: number) => {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
};

/** Of the right shape for their place, and still nothing that a database or a calendar takes. */
const oddOf = {
  day: ['0000-01-01', '0001-01-01', '9999-12-31', '2027-02-30', '2027-13-01', '+10000-01-01'],
  time: [
    '0000-01-01T09:00:00Z',
    '9999-12-31T23:59:59Z',
    '2027-03-31T09:00:00.1234567891Z',
    '2027-03-31T09:00:00+14:00',
    '2027-03-31T24:00:00Z',
  ],
  id: [someUuid, someUuid.toUpperCase(), '00000000-0000-0000-0000-000000000000'],
} as const;

/** What found faults, and what stands beside it: dates, times, numbers, texts and shapes. */
export const oddValues: readonly unknown[] = [
  ...Object.values(oddOf).flat(),
  null,
  true,
  [],
  {},
  '',
  0,
  -1,
  1.5,
  2 ** 31,
  2 ** 53,
  1e300,
  '\u0000',
  '\ud800',
  '\u202eabc',
  '\u200b\u2060',
  '💼'.repeat(300),
  "'; drop table item; --",
  '../../x',
  'constructor',
  'a@b',
  deep(20),
  deep(200),
  Array.from({ length: 300 }, () => ({ id: someUuid, values: { a: 'b' } })),
];

const odd: Arbitrary<unknown> = fc.oneof(
  { arbitrary: fc.constantFrom(...oddValues), weight: 3 },
  fc.jsonValue(),
);
const oddNames = ['id', 'role', 'tenantId', 'version', 'constructor', 'toString', '', '\u202e'];

/** Bodies near a contract's: what it asks for, with a part now and then that it does not. */
export function nearly(schema: z.ZodType): Arbitrary<unknown> {
  return mixed(z.toJSONSchema(schema, { io: 'input' }));
}

/** A right body with one of its parts, however deep, replaced, left out, or with one beside it. */
export function spoilt(body: unknown): Arbitrary<unknown> {
  if (typeof body === 'string') return fc.oneof(odd, spoiltText(body));
  if (typeof body !== 'object' || body === null) return odd;
  if (Array.isArray(body)) return spoiltList(body);
  const whole = Object.entries(body);
  const more = fc
    .tuple(fc.constantFrom(...oddNames), odd)
    .map(([name, value]) => Object.fromEntries([...whole, [name, value]]));
  if (whole.length === 0) return more;
  const place = fc.nat(whole.length - 1);
  const inside = place.chain((at) =>
    spoilt(whole[at]?.[1]).map((value) =>
      Object.fromEntries(whole.map(([name, kept], index) => [name, index === at ? value : kept])),
    ),
  );
  const fewer = place.map((at) => Object.fromEntries(whole.filter((_, index) => index !== at)));
  return fc.oneof({ arbitrary: inside, weight: 6 }, fewer, more, odd);
}

/** A text of the kind that stood there. */
function spoiltText(text: string): Arbitrary<unknown> {
  if (/^\d{4}-\d\d-\d\d$/u.test(text)) return fc.constantFrom(...oddOf.day);
  if (/^\d{4}-\d\d-\d\dT/u.test(text)) return fc.constantFrom(...oddOf.time);
  return /^[\da-f]{8}-/u.test(text) ? fc.constantFrom(...oddOf.id) : odd;
}

function spoiltList(list: readonly unknown[]): Arbitrary<unknown> {
  const [first] = list;
  const twice = fc.constant([...list, ...list]);
  return fc.oneof(
    spoilt(first).map((value) => [value, ...list.slice(1)]),
    twice,
    odd,
  );
}

function mixed(schema: Schema): Arbitrary<unknown> {
  return fc.oneof({ arbitrary: fitting(schema), weight: 9 }, odd);
}

function fitting(schema: Schema): Arbitrary<unknown> {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(mixed));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'string':
      return textFor(schema);
    case 'integer':
    case 'number':
      return fc.oneof(fc.integer({ min: 0, max: 100 }), fc.double({ noNaN: true }));
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(mixed((schema.items ?? {}) as Schema), { maxLength: 4 });
    case 'object':
      return objectFor(schema);
    default:
      return fc.constant(null);
  }
}

function textFor({ format, maxLength = 100 }: Schema): Arbitrary<string> {
  if (format === 'uuid') return fc.oneof(fc.uuid(), fc.constantFrom(...oddOf.id));
  if (format === 'email') return fc.emailAddress();
  if (format === 'date-time') return fc.oneof(aTime, fc.constantFrom(...oddOf.time));
  if (format === 'date') return fc.oneof(aDay, fc.constantFrom(...oddOf.day));
  const most = Math.min(maxLength, 60);
  const typed = fc.string({ unit: 'grapheme', minLength: 1, maxLength: most });
  return fc.oneof({ arbitrary: typed, weight: 4 }, fc.string({ unit: 'binary', maxLength: most }));
}

const aTime = fc.integer({ min: 1, max: 3000 }).map((days) =>
  Temporal.Instant.from('2026-01-01T09:30:00Z')
    .add({ hours: 24 * days })
    .toString(),
);
const aDay = aTime.map((time) => time.slice(0, 10));

function objectFor({ properties, additionalProperties, required = [] }: Schema): Arbitrary<object> {
  const named = Object.fromEntries(
    Object.entries(properties ?? {}).map(([name, part]) => [name, mixed(part as Schema)]),
  );
  const known = fc.record(named, {
    requiredKeys: Object.keys(named).filter((name) => required.includes(name)),
  });
  if (additionalProperties === false || additionalProperties === undefined) return known;
  return fc.dictionary(fc.string(), mixed(additionalProperties as Schema), { maxKeys: 4 });
}

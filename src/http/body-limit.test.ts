import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { calls } from '../contracts.ts';
import { boundedText, shortText } from '../people/model.ts';
import { bodyLimit } from './body-limit.ts';

const kilobyte = 1024;
/** As a program writes it that keeps to ASCII. */
const inAscii = (value: unknown) =>
  JSON.stringify(value).replaceAll(/[^\u0020-\u007E]/gu, (point) =>
    Array.from(
      { length: point.length },
      (_, index) => `\\u${point.charCodeAt(index).toString(16).padStart(4, '0')}`,
    ).join(''),
  );

describe('LM01 how long a body may be', () => {
  it('LM01 follows from what its contract allows', () => {
    expect(bodyLimit(z.strictObject({}))).toBe(2 * kilobyte);
    expect(bodyLimit(z.strictObject({ text: boundedText(1000) }))).toBe(13 * kilobyte);
    expect(bodyLimit(z.strictObject({ kind: z.enum(['one', 'two']), at: z.iso.datetime() }))).toBe(
      2 * kilobyte,
    );
    const lines = z.array(z.strictObject({ text: shortText(100) })).max(20);
    expect(bodyLimit(z.strictObject({ lines }))).toBe(26 * kilobyte);
  });
  it('LM01 is 256 kB where a contract allows more, or names no end', () => {
    for (const value of [boundedText(50_000), z.string(), z.unknown(), z.array(z.int())]) {
      expect(bodyLimit(z.strictObject({ value }))).toBe(256 * kilobyte);
    }
    expect(bodyLimit(z.record(z.string().max(1), z.int()))).toBe(256 * kilobyte);
  });
  it('LM01 takes whatever the schema takes, however it is written down', () => {
    const schema = z.strictObject({
      text: boundedText(40),
      name: shortText(5).nullable().optional(),
      on: z.iso.date(),
      sure: z.boolean(),
      hours: z.number().min(-10_000).max(100_000).nullable(),
      list: z.array(z.strictObject({ id: z.guid(), kind: z.enum(['a', 'bc']) })).max(60),
    });
    const body = fc.record({
      text: fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
      name: fc.option(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 5 })),
      on: fc.constant('2027-01-31'),
      sure: fc.boolean(),
      hours: fc.option(fc.double({ min: -10_000, max: 100_000, noNaN: true })),
      list: fc.array(fc.record({ id: fc.uuid(), kind: fc.constantFrom('a', 'bc') }), {
        minLength: 55,
        maxLength: 60,
      }),
    });
    const limit = bodyLimit(schema);
    fc.assert(fc.property(body, (value) => expect(inAscii(value).length).toBeLessThan(limit)));
  });
  it('LM01 is small for every call but the seven that carry long texts or lists', () => {
    const limits = Object.entries(calls).flatMap(([name, call]) =>
      'body' in call ? [[name, bodyLimit(call.body) / kilobyte] as const] : [],
    );
    expect(limits.length).toBeGreaterThan(15);
    const long = limits.filter(([, kilobytes]) => kilobytes > 64);
    expect(Object.fromEntries(long)).toEqual({
      markRead: 111,
      propose: 256,
      resolvePromises: 110,
      saveItem: 256,
      sendBack: 150,
      takeProposals: 256,
      writeMirror: 95,
    });
  });
});

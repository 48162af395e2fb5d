import { expect } from '@jest/globals';
import type { WireProblem } from '../../src/contracts.ts';
import type { Answer } from './client.ts';

const uuid = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const known = [
  'type',
  'title',
  'status',
  'code',
  'detail',
  'instance',
  'errors',
  'blockers',
  'currentVersion',
  'state',
];

/**
 * Expects an answer to be the problem document P(status, code) of the security table, with nothing
 * in it that the table forbids.
 */
export function expectProblem(answer: Answer, status: number, code: WireProblem['code']): void {
  expect({ status: answer.status, code: answer.at('code') }).toEqual({ status, code });
  expectProblemShape(answer);
}

/** Expects any refusal or fault to have the one shape that every error of the product has. */
export function expectProblemShape(answer: Answer): void {
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.at('status')).toBe(answer.status);
  expect(answer.at('type')).toBe(`urn:handover:problem:${String(answer.at('code'))}`);
  expect(answer.at('instance')).toMatch(new RegExp(`^urn:uuid:${uuid}$`, 'u'));
  expect(answer.at('title')).toEqual(expect.stringMatching(/\S/u));
  expect(answer.at('detail')).toEqual(expect.stringMatching(/\S.*[.!?]$/su));
  expect(Object.keys(answer.body ?? {}).filter((key) => !known.includes(key))).toEqual([]);
  expect(answer.text).not.toMatch(/\bat \S+ \(|node_modules|select .* from|TypeError|eyJ/u);
  if (answer.status === 401) {
    expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
  }
  if (answer.status === 503) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
}

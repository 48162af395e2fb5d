import { describe, expect, it } from '@jest/globals';
import { GraphError } from '@microsoft/microsoft-graph-client';
import { readRetryAfter, sortProblem } from './graph-problem.ts';

const now = Date.parse('2026-11-23T09:00:00Z');

describe('Retry-After', () => {
  it.each([
    ['2', 2],
    ['2.128', 3],
    ['3600', 3600],
    ['0', 0],
    ['Mon, 23 Nov 2026 09:01:30 GMT', 90],
    ['Mon, 23 Nov 2026 08:00:00 GMT', 0],
    ['86400', 86_400],
    ['86401', 86_400],
    ['2147483648', 86_400],
    ['1e300', 86_400],
    ['Fri, 31 Dec 9999 23:59:59 GMT', 86_400],
    ['-5', null],
    ['soon', null],
    ['', null],
    [null, null],
  ])('GR01 reads %p as %p seconds', (value, expected) => {
    expect(readRetryAfter(value, now)).toBe(expected);
  });
});

describe('a failed call', () => {
  it.each([
    [429, 'throttled'],
    [503, 'throttled'],
    [500, 'ambiguous'],
    [502, 'ambiguous'],
    [504, 'ambiguous'],
    [403, 'forbidden'],
    [404, 'missing'],
    [409, 'conflict'],
    [400, 'invalid'],
    [401, 'unauthorized'],
  ])('with status %d is %s', (status, kind) => {
    expect(sortProblem(new GraphError(status, 'text of Graph'), now).kind).toBe(kind);
  });

  it('is ambiguous without an answer, and never quotes what was said', () => {
    const problem = sortProblem(new TypeError('fetch failed: secret'), now);
    expect(problem.kind).toBe('ambiguous');
    expect(problem.message).not.toContain('secret');
    expect(sortProblem(new GraphError(400, 'attendee x@y.example'), now).message).not.toContain(
      'x@y',
    );
  });
});

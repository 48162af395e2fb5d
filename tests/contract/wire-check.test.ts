import { describe, expect, it } from '@jest/globals';
import { breachIn, expectAsAgreed, type Heard } from '../harness/wire-check.ts';

const person = { id: 'riya', name: 'Riya Patel', party: null };
const problem = {
  type: 'urn:handover:problem:not_found',
  title: 'Not found',
  status: 404,
  code: 'not_found',
  detail: 'Ask whoever sent you here.',
  instance: 'urn:uuid:6f1d4a52-8c3e-4b7a-9d20-5e8f1c2b7a90',
};
const handover = '/api/handovers/11111111-1111-4111-8111-111111111111';

function heard(body: unknown, over: Partial<Omit<Heard, 'headers'>> & { headers?: object } = {}) {
  const { headers = {}, ...rest } = over;
  const type = { 'content-type': 'application/json; charset=utf-8' };
  return {
    method: 'GET',
    url: '/api/me',
    status: 200,
    text: typeof body === 'string' ? body : JSON.stringify(body),
    headers: new Headers({ ...type, ...headers }),
    ...rest,
  };
}
const refused = (over: object, status = 404) =>
  heard(
    { ...problem, ...over },
    { status, headers: { 'content-type': 'application/problem+json' } },
  );

describe('an answer that the document describes', () => {
  it.each<[string, Heard]>([
    ['a success', heard({ person })],
    [
      'a success at a whole address',
      heard({ person }, { url: 'http://localhost:5300/api/me?x=1' }),
    ],
    ['a problem', refused({})],
    ['a problem with fields', refused({ errors: [{ pointer: '/a', code: 'b', detail: 'C.' }] })],
    [
      'a stream',
      heard('', { url: `${handover}/live`, headers: { 'content-type': 'text/event-stream' } }),
    ],
    ['the document itself', heard({}, { url: '/api/openapi.json' })],
    ['a page of the tab', heard('<!doctype html>', { url: '/tab' })],
    [
      'what the bot answers Teams',
      heard({ statusCode: 200 }, { method: 'POST', url: '/api/messages' }),
    ],
    ['no body to a HEAD', heard('', { method: 'HEAD', status: 405 })],
  ])('is taken: %s', (_name, answer) => {
    expect(breachIn(answer)).toBeNull();
  });
});

describe('an answer that it does not describe', () => {
  it.each<[string, Heard, RegExp]>([
    [
      'a field too many',
      heard({ person, mail: null }),
      /^readMe answered 200, but it must NOT have additional properties \(mail\)$/u,
    ],
    [
      'a field too many inside',
      heard({ person: { ...person, mail: null } }),
      /\/person must NOT have .* \(mail\)$/u,
    ],
    [
      'a field too few',
      heard({ person: { id: 'riya', name: 'Riya' } }),
      /\/person must have required property 'party'/u,
    ],
    [
      'a value of another kind',
      heard({ person: { ...person, party: 'nobody' } }),
      /\/person\/party must be/u,
    ],
    ['no JSON', heard('{'), /it is no JSON/u],
    [
      'another success',
      heard({ person }, { status: 201 }),
      /readMe answered 201, which its contract does not name/u,
    ],
    [
      'another type',
      heard('x', { headers: { 'content-type': 'text/plain' } }),
      /readMe answered 200 as text\/plain, which/u,
    ],
    ['a call of no contract', heard({}, { url: '/api/nothing' }), /no contract has this call/u],
    ['a method of no contract', heard({}, { method: 'PUT' }), /no contract has this call/u],
    [
      'a stream where there is none',
      heard('', { headers: { 'content-type': 'text/event-stream' } }),
      /text\/event-stream/u,
    ],
    ['a refusal that is no problem', heard({ error: 'x' }, { status: 403 }), /not as a problem/u],
    [
      'a code of no refusal',
      refused({ code: 'forbidden' }),
      /\/code must be equal to one of the allowed values/u,
    ],
    [
      'a code with another status',
      refused({ status: 403 }, 403),
      /not_found was answered as 403 and says 403; it is 404/u,
    ],
    ['a problem that says another status', refused({ status: 403 }), /says 403/u],
    ['a problem with more in it', refused({ stack: 'at x' }), /\(stack\)/u],
    ['a problem without a reference', refused({ instance: '' }), /\/instance must match pattern/u],
  ])('is a breach: %s', (_name, answer, said) => {
    expect(breachIn(answer)).toMatch(said);
  });
  it('is a breach where a version is not told as ETag', () => {
    const url = `${handover}/accept`;
    expect(breachIn(heard({}, { method: 'POST', url }))).toBe(
      'accept answered 200 without the ETag that its contract names',
    );
    const told = heard({}, { method: 'POST', url, headers: { etag: '"4"' } });
    expect(breachIn(told)).toMatch(/^accept answered 200, but it must have required property/u);
  });
  it('is a breach where an answer that can be asked for again has no tag, or another one', () => {
    const page = { url: `${handover}/changes`, status: 304 };
    const breach = 'without the ETag that its contract names';
    const etag = `W/"${'a'.repeat(22)}"`;
    expect(breachIn(heard({ changes: [] }, { ...page, status: 200 }))).toContain(breach);
    expect(breachIn(heard('', { ...page, headers: { etag: '"4"' } }))).toContain(breach);
    expect(breachIn(heard('', { ...page, headers: { etag } }))).toBeNull();
    expect(breachIn(heard('{}', { ...page, headers: { etag } }))).toContain('with a body');
    const untagged = { url: '/api/me', status: 304, headers: { etag } };
    expect(breachIn(heard('', untagged))).toContain('which its contract does not name');
  });
  it('fails with the call and the place', () => {
    expect(() => expectAsAgreed(heard({ person, mail: null }))).toThrow(
      'GET /api/me: readMe answered 200, but it must NOT have additional properties (mail)',
    );
  });
});

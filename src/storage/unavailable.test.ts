import { describe, expect, it } from '@jest/globals';
import { asUnavailable, DatabaseUnavailable } from './unavailable.ts';

const withCode = (code: string) => Object.assign(new Error('secret detail'), { code });

describe('what counts as an unavailable database', () => {
  it.each([
    [withCode('ECONNREFUSED'), 'connection'],
    [withCode('ECONNRESET'), 'connection'],
    [withCode('ENOTFOUND'), 'connection'],
    [withCode('57P01'), 'connection'],
    [withCode('57P03'), 'connection'],
    [withCode('08006'), 'connection'],
    [withCode('25006'), 'connection'],
    [new Error('Connection terminated unexpectedly'), 'connection'],
    [new Error('Client has encountered a connection error and is not queryable'), 'connection'],
    [new Error('Query read timeout'), 'timeout'],
    [new Error('timeout exceeded when trying to connect'), 'timeout'],
    [withCode('57014'), 'timeout'],
    [withCode('55P03'), 'timeout'],
    [withCode('53100'), 'resources'],
    [withCode('53300'), 'resources'],
  ])('%s is %s', (error, reason) => {
    const known = asUnavailable(error);
    expect(known).toBeInstanceOf(DatabaseUnavailable);
    expect(known).toMatchObject({ code: 'database_unavailable', reason, cause: error });
    expect(String(known)).not.toContain('secret');
  });

  it.each([withCode('23505'), withCode('40001'), new Error('something else'), 'text', null])(
    '%s is not',
    (error) => expect(asUnavailable(error)).toBe(error),
  );

  it('is not wrapped twice', () => {
    const known = asUnavailable(withCode('EPIPE'));
    expect(asUnavailable(known)).toBe(known);
  });
});

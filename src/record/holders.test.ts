import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aHandover, ids } from '../../tests/harness/facts.ts';
import { role } from '../people/model.ts';
import { isOwnSubmission } from './holders.ts';

describe('one’s own submission', () => {
  it.each<[string, string, string | null, boolean]>([
    ['the sales owner’s', ids.riya, ids.riya, true],
    ['the sales owner’s, before anybody submitted', ids.riya, null, true],
    ['whoever’s submitted for the sales owner', ids.meera, ids.meera, true],
    ['not the tech lead’s', ids.tomas, ids.riya, false],
    ['nobody else’s', ids.row, null, false],
  ])('is %s', (_whose, person, submittedBy, expected) => {
    expect(isOwnSubmission(aHandover({ submitted_by: submittedBy }), person)).toBe(expected);
  });

  it('stays theirs, whatever other roles they hold', () => {
    const holders = fc.array(
      fc.record({
        role: fc.constantFrom(...role.options),
        personId: fc.constantFrom(ids.riya, ids.tomas),
      }),
    );
    fc.assert(
      fc.property(holders, (some) => {
        const owner = { role: 'sales-owner' as const, personId: ids.riya };
        const sold = { holders: [owner, ...some], submitted_by: ids.tomas };
        expect([ids.riya, ids.tomas].map((one) => isOwnSubmission(sold, one))).toEqual([
          true,
          true,
        ]);
      }),
    );
  });

  it('is nobody’s while there is neither a sales owner nor a submission', () => {
    expect(isOwnSubmission({ holders: [], submitted_by: null }, ids.riya)).toBe(false);
  });
});

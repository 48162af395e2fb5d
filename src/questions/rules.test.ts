import { describe, expect, it } from '@jest/globals';
import { access, aHandover, aQuestion, ids } from '../../tests/harness/facts.ts';
import {
  blocksByDefault,
  mayAnswer,
  maySettle,
  mayWithdraw,
  otherSide,
  whoAnswers,
} from './rules.ts';

const riya = access(ids.riya, 'sales-owner');
const tomas = access(ids.tomas, 'tech-lead');
const li = access(ids.row);

describe('a question', () => {
  it('waits for one named person of the side it was put to', () => {
    const { holders } = aHandover();
    expect(whoAnswers('sales', holders)).toBe(ids.riya);
    expect(whoAnswers('tech', holders)).toBe(ids.tomas);
    expect(
      whoAnswers(
        'tech',
        holders.filter((one) => one.role !== 'tech-lead'),
      ),
    ).toBe(ids.meera);
    expect(whoAnswers('tech', [])).toBeNull();
  });

  it('goes to the other side unless the asker says otherwise', () => {
    expect([otherSide('sales'), otherSide('tech')]).toEqual(['tech', 'sales']);
  });

  it('blocks by default when tech asks before acceptance', () => {
    expect(blocksByDefault('tech', 'in-review')).toBe(true);
    expect(blocksByDefault('tech', 'accepted')).toBe(false);
    expect(blocksByDefault('sales', 'draft')).toBe(false);
  });

  it('is answered by whoever it waits for or a role of that side, while it is open', () => {
    expect(mayAnswer(aQuestion(), riya)).toBe(true);
    expect(mayAnswer(aQuestion({ waits_for: ids.row }), li)).toBe(true);
    expect(mayAnswer(aQuestion(), tomas)).toBe(false);
    expect(mayAnswer(aQuestion({ state: 'reopened' }), riya)).toBe(true);
    for (const state of ['answered', 'settled', 'withdrawn'] as const) {
      expect(mayAnswer(aQuestion({ state }), riya)).toBe(false);
    }
  });

  it('is settled, found wanting and withdrawn by its asker only', () => {
    const answered = aQuestion({ state: 'answered' });
    expect([maySettle(answered, tomas), maySettle(answered, riya)]).toEqual([true, false]);
    expect(maySettle(aQuestion(), tomas)).toBe(false);
    expect([mayWithdraw(aQuestion(), tomas), mayWithdraw(aQuestion(), riya)]).toEqual([
      true,
      false,
    ]);
    expect(mayWithdraw(aQuestion({ state: 'settled' }), tomas)).toBe(false);
  });
});

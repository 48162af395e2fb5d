import { describe, expect, it } from '@jest/globals';
import { access, aHandover, aQuestion, ids } from '../../tests/harness/facts.ts';
import { role, type Role } from '../people/model.ts';
import { state } from '../record/model.ts';
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

  it('to tech waits for the lead, else the manager, else the delivery head; to the client for nobody', () => {
    const { holders } = aHandover();
    const without = (...roles: Role[]) => holders.filter((one) => !roles.includes(one.role));
    expect(whoAnswers('tech', without('tech-lead'))).toBe(ids.meera);
    expect(whoAnswers('tech', without('tech-lead', 'project-manager'))).toBe(ids.jonas);
    const sales = without('tech-lead', 'project-manager', 'delivery-head');
    expect(whoAnswers('tech', sales)).toBeNull();
    expect(whoAnswers('client', holders)).toBeNull();
    expect(otherSide('client')).toBe('sales');
  });

  it('goes to the other side unless the asker says otherwise', () => {
    expect([otherSide('sales'), otherSide('tech')]).toEqual(['tech', 'sales']);
  });

  it('blocks by default when tech asks before acceptance', () => {
    expect(blocksByDefault('tech', 'in-review')).toBe(true);
    expect(blocksByDefault('tech', 'accepted')).toBe(false);
    expect(blocksByDefault('sales', 'draft')).toBe(false);
    const blocking = state.options.filter((one) => blocksByDefault('tech', one));
    expect(blocking).toEqual(['draft', 'in-review']);
    expect(blocksByDefault('client', 'in-review')).toBe(false);
  });

  it('is answered by whoever it waits for or a role of that side, while it is open', () => {
    expect(mayAnswer(aQuestion(), riya)).toBe(true);
    expect(mayAnswer(aQuestion({ waits_for: ids.row }), li)).toBe(true);
    expect(mayAnswer(aQuestion(), tomas)).toBe(false);
    expect(mayAnswer(aQuestion({ state: 'reopened' }), riya)).toBe(true);
    for (const over of ['answered', 'settled', 'withdrawn'] as const) {
      expect(mayAnswer(aQuestion({ state: over }), riya)).toBe(false);
    }
  });

  it('may be answered by any role of its side, and by no role when it is the client’s', () => {
    const answering = (over: Parameters<typeof aQuestion>[0]) =>
      role.options.filter((one) => mayAnswer(aQuestion(over), access(ids.row, one)));
    expect(answering({ to_party: 'sales' })).toEqual(['sales-owner']);
    const tech = ['delivery-head', 'project-manager', 'tech-lead'];
    expect(answering({ to_party: 'tech' }).toSorted()).toEqual(tech);
    expect(answering({ to_party: 'client' })).toEqual([]);
  });

  it('may be answered by who holds roles on both sides', () => {
    const both = access(ids.row, 'tech-lead', 'sales-owner');
    expect(mayAnswer(aQuestion({ to_party: 'sales' }), both)).toBe(true);
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
    expect(mayWithdraw(aQuestion({ state: 'withdrawn' }), tomas)).toBe(false);
  });
});

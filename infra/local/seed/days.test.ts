import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { contoso, contosoAnswers, contosoPromises } from './contoso.ts';
import { shortDay, workday } from './days.ts';
import { northwind, northwindAnswers, northwindPromise } from './northwind.ts';
import { tailspin, tailspinAnswers, tailspinPromises } from './tailspin.ts';

const anyDay = fc
  .integer({ min: 0, max: 3000 })
  .map((days) => Temporal.PlainDate.from('2026-01-01').add({ days }));

const DATE = /\d{4}-\d\d-\d\d/g;

describe('the days of the seed', () => {
  it('are working days, whatever day it is', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -60, max: 160 }), (today, count) => {
        const day = Temporal.PlainDate.from(workday(count, today));
        expect(day.dayOfWeek).toBeLessThanOrEqual(5);
      }),
    );
  });
  it('lie as many working days away as was asked for', () => {
    const friday = Temporal.PlainDate.from('2026-11-27');
    expect(workday(1, friday)).toBe('2026-11-30');
    expect(workday(5, friday)).toBe('2026-12-04');
    expect(workday(-1, Temporal.PlainDate.from('2026-11-30'))).toBe('2026-11-27');
    expect(workday(0, Temporal.PlainDate.from('2026-11-28'))).toBe('2026-11-30');
  });
  it('are no public holidays', () => {
    expect(workday(1, Temporal.PlainDate.from('2026-12-24'))).toBe('2026-12-28');
  });
  it('are read as people write them in a source', () => {
    expect(shortDay('2026-11-12')).toBe('12 Nov');
  });
});

describe('the example deals', () => {
  it.each([
    ['Contoso', contoso, contosoAnswers, contosoPromises],
    ['Northwind', northwind, northwindAnswers, () => [northwindPromise()]],
    ['Tailspin', tailspin, tailspinAnswers, tailspinPromises],
  ])(
    '%s names working days only, plans ahead and promised before',
    (_name, deal, answers, said) => {
      const today = Temporal.Now.plainDateISO('Europe/Zurich').toString();
      const ahead = JSON.stringify([deal(), answers()]).match(DATE) ?? [];
      const before = JSON.stringify(said()).match(DATE) ?? [];
      for (const day of [...ahead, ...before]) {
        expect(Temporal.PlainDate.from(day).dayOfWeek).toBeLessThanOrEqual(5);
      }
      expect(ahead.length).toBeGreaterThan(1);
      expect(before.length).toBeGreaterThan(0);
      expect(ahead.every((day) => day > today)).toBe(true);
      expect(before.every((day) => day < today)).toBe(true);
    },
  );
  it('has one draft whose promises were all only said', () => {
    expect(tailspinPromises().every(({ onlySaid }) => onlySaid)).toBe(true);
  });
});

import { describe, expect, it } from '@jest/globals';
import { anItem, ids } from '../../tests/harness/facts.ts';
import { general } from '../templates/general.ts';
import { answerFrom, hoursSoldIn, isKnown, isRead, misfit } from './rules.ts';

const item = (key: string) => {
  const found = general.items.find((one) => one.key === key);
  if (!found) throw new Error(`There is no item ${key}.`);
  return found;
};
const row = (values: Record<string, string>) => ({ id: ids.row, values });

/** The hours sold when this was typed; without text nobody has touched the item. */
const sold = (text?: string) =>
  hoursSoldIn({
    template: general,
    items: new Map(text === undefined ? [] : [['commercials.hours-sold', { text }]]),
  });

describe('an answer to an item', () => {
  it('is unknown again when everything typed is taken out', () => {
    for (const text of ['  ', '\u200b\u2060', '\u3164']) {
      expect(answerFrom({ kind: 'text', text }).status).toBe('unknown');
    }
    expect(answerFrom({ kind: 'rows', rows: [row({ feature: ' ' })] })).toMatchObject({
      status: 'unknown',
      rows: [],
    });
  });

  it('keeps a reason with "not applicable" and nothing else', () => {
    const answer = answerFrom({ kind: 'not-applicable', reason: 'New system.' });
    expect(answer).toEqual({ status: 'not-applicable', text: '', rows: [], reason: 'New system.' });
    expect(isKnown({ status: 'not-applicable', reason: '' })).toBe(false);
  });

  it.each([
    ['commercials.hours-sold', 'about 600', 'Write a number, like 640.'],
    ['commercials.hours-sold', '640', null],
    ['commercials.hours-sold', '640,5', null],
    ['commercials.contract', 'Maybe', 'Choose one of: Signed, Letter of intent, Only said.'],
    ['commercials.contract', 'Signed', null],
    ['scope.features', 'a list as text', 'Fill this one in as rows.'],
    ['goals.business', 'anything', null],
  ])('%s takes %p: %p', (key, text, expected) => {
    expect(misfit(item(key), { kind: 'text', text })).toBe(expected);
  });

  it.each([
    ['scope.timeline', { date: 'next week' }, 'Date: write a date like 2027-03-31.'],
    ['scope.timeline', { milestone: 'Live', date: '2027-03-31' }, null],
    ['scope.timeline', { date: '0000-01-01' }, 'Date: write a date like 2027-03-31.'],
    ['scope.timeline', { date: '9999-12-31' }, 'Date: write a date like 2027-03-31.'],
    ['scope.timeline', { date: '2027-02-30' }, 'Date: write a date like 2027-03-31.'],
    ['scope.timeline', { price: '1' }, 'This list has no column "price".'],
    [
      'requirements.functional',
      { priority: 'Urgent' },
      'Priority: choose one of Must, Should, Could, Not this time.',
    ],
    ['scope.exclusions', { exclusion: 'a\u0000b' }, 'Remove the invisible characters.'],
  ])('a row of %s: %p gives %p', (key, values, expected) => {
    expect(misfit(item(key), { kind: 'rows', rows: [row(values as Record<string, string>)] })).toBe(
      expected,
    );
  });

  it('reads hours as a number, with a point or a comma', () => {
    expect(sold('640,5')).toBe(640.5);
    expect(sold('')).toBeNull();
    expect(sold()).toBeNull();
  });

  it('keeps what was typed, and of a list the rows in which something stands', () => {
    const filled = row({ feature: 'Offline', note: ' ' });
    const rows = [row({ feature: ' ' }), filled, row({})];
    expect(answerFrom({ kind: 'text', text: 'Yes' })).toEqual({
      status: 'answered',
      text: 'Yes',
      rows: [],
      reason: null,
    });
    expect(answerFrom({ kind: 'rows', rows })).toEqual({
      status: 'answered',
      text: '',
      rows: [row({ feature: 'Offline', note: '' })],
      reason: null,
    });
  });

  it('may be taken out, or said not to apply, whatever kind it is', () => {
    for (const definition of general.items) {
      expect(misfit(definition, { kind: 'not-applicable', reason: 'None.' })).toBeNull();
      const rows = [
        row(Object.fromEntries((definition.fields ?? []).map(({ key }) => [key, ' ']))),
      ];
      const isList = definition.kind === 'rows';
      expect(
        misfit(definition, isList ? { kind: 'rows', rows } : { kind: 'text', text: ' ' }),
      ).toBeNull();
    }
  });

  it('as rows does not fit an item that is no list, nor one whose columns are not known', () => {
    expect(misfit(item('goals.business'), { kind: 'rows', rows: [] })).toBe(
      'Fill this one in as text.',
    );
    const { fields: _fields, ...bare } = item('scope.features');
    expect(misfit(bare, { kind: 'rows', rows: [row({ feature: 'x' })] })).toBe(
      'This list has no column "feature".',
    );
  });

  it.each([
    ['640', true],
    [' 640 ', true],
    ['6', true],
    ['1234567', true],
    ['12345678', false],
    ['640.25', true],
    ['640.255', false],
    ['640.', false],
    ['h640', false],
    ['640h', false],
    ['-5', false],
  ])('as a number may be %p: %p', (text, fits) => {
    const wrong = misfit(item('commercials.hours-sold'), { kind: 'text', text });
    expect(wrong).toBe(fits ? null : 'Write a number, like 640.');
  });

  it.each([
    ['2027-03-31', true],
    [' ', true],
    ['2027-3-31', false],
    ['2027-03-31T', false],
    ['am 2027-03-31', false],
    ['12027-03-31', false],
    ['27-03-31', false],
    ['2027-03-3', false],
    ['aaaa-03-31', false],
    ['2027-aa-31', false],
    ['2027-03-aa', false],
  ])('as a day may be %p: %p', (date, fits) => {
    const wrong = misfit(item('scope.timeline'), { kind: 'rows', rows: [row({ date })] });
    expect(wrong).toBe(fits ? null : 'Date: write a date like 2027-03-31.');
  });

  it('is looked at in every row, and as a choice may be one of those offered', () => {
    const key = 'requirements.functional';
    const rows = [row({ priority: 'Must' }), row({ priority: '' }), row({ priority: 'Urgent' })];
    expect(misfit(item(key), { kind: 'rows', rows: rows.slice(0, 2) })).toBeNull();
    expect(misfit(item(key), { kind: 'rows', rows })).toBe(
      'Priority: choose one of Must, Should, Could, Not this time.',
    );
  });

  it.each([
    [undefined, false],
    [anItem('goals.business', { status: 'unknown' }), false],
    [anItem('goals.business', { status: 'answered' }), true],
    [anItem('goals.business', { status: 'verified' }), true],
    [anItem('goals.business', { status: 'not-applicable', reason: 'None.' }), true],
    [anItem('goals.business', { status: 'not-applicable', reason: ' ' }), false],
    [anItem('goals.business', { status: 'not-applicable', reason: null }), false],
  ])('%#: is known: %p', (one, known) => {
    expect(isKnown(one)).toBe(known);
  });

  it('is read once somebody read it as it stands', () => {
    expect(isRead(undefined)).toBe(false);
    expect(isRead(anItem('goals.business'))).toBe(false);
    expect(isRead(anItem('goals.business', { verified_at: '2026-11-20T09:00:00.000Z' }))).toBe(
      true,
    );
  });

  it.each([
    [' 640 ', 640],
    ['640,5', 640.5],
    ['0', 0],
    [' ', null],
    ['about 600', null],
    ['Infinity', null],
  ])('%p is the number %p', (text, expected) => {
    expect(sold(text)).toBe(expected);
  });
});

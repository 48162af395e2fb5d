import { describe, expect, it } from '@jest/globals';
import { asOneLine, controls, isBlank, shorten } from './one-line.ts';

describe('IN13 a name from a directory, or a quotation', () => {
  it.each([
    ['Riya Patel', 'Riya Patel'],
    ['  Tomás \t Ferreira\r\n', 'Tomás Ferreira'],
    ['\u202eletaP ayiR', 'letaP ayiR'],
    ['\u2066Ana\u2069 \u200fCosta\u0000', 'Ana Costa'],
    ['ريا 👩🏽‍💻', 'ريا 👩🏽‍💻'],
    ['\u202e\u2069', ''],
    ['\u200b\u2060', ''],
  ])('IN13 %j stands in our sentences as %j', (text, line) => {
    expect(asOneLine(text)).toBe(line);
    expect(controls.test(asOneLine(text))).toBe(false);
  });
});

describe('IN13 a text in which nobody sees anything', () => {
  it.each([
    '',
    ' \t\n',
    '\u200b',
    '\u00ad\u2060\ufeff',
    '\u3164',
    '\u115f\u1160',
    '\u2800',
    '\u{e0041}\ufe0f',
    '\u202e \u2069',
  ])('IN13 %j is blank', (text) => {
    expect(isBlank(text)).toBe(true);
    expect(isBlank(`${text}a${text}`)).toBe(false);
  });
  it.each(['a', '0', '.', 'ر', '字', '👩🏽‍💻', '–'])('IN13 %s is not', (text) => {
    expect(isBlank(text)).toBe(false);
  });
});

describe('a text as far as one line carries it', () => {
  it('stays as it is up to the length, and says that it goes on after it', () => {
    expect(shorten('x'.repeat(60))).toBe('x'.repeat(60));
    expect(shorten('x'.repeat(61))).toBe(`${'x'.repeat(59)}…`);
    expect(shorten('Two words', 5)).toBe('Two…');
  });

  it('is one line, and counts what people see as one sign as one', () => {
    expect(shorten('Two\n\nlines')).toBe('Two lines');
    expect(shorten('😀'.repeat(60))).toBe('😀'.repeat(60));
  });
});

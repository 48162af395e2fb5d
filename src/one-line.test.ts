import { describe, expect, it } from '@jest/globals';
import { asOneLine, controls } from './one-line.ts';

describe('IN13 a name from a directory, or a quotation', () => {
  it.each([
    ['Riya Patel', 'Riya Patel'],
    ['  Tomás \t Ferreira\r\n', 'Tomás Ferreira'],
    ['\u202eletaP ayiR', 'letaP ayiR'],
    ['\u2066Ana\u2069 \u200fCosta\u0000', 'Ana Costa'],
    ['ريا 👩🏽‍💻', 'ريا 👩🏽‍💻'],
    ['\u202e\u2069', ''],
  ])('IN13 %j stands in our sentences as %j', (text, line) => {
    expect(asOneLine(text)).toBe(line);
    expect(controls.test(asOneLine(text))).toBe(false);
  });
});

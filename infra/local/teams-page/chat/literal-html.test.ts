import { describe, expect, it } from '@jest/globals';
import { literalHtml } from './literal-html.ts';

describe('a card’s text', () => {
  it('shows markup as the letters it is made of', () => {
    expect(literalHtml('<b onclick="x()">a & b</b>')).toBe(
      '&lt;b onclick=&quot;x()&quot;&gt;a &amp; b&lt;/b&gt;',
    );
  });

  it('drops the backslash that a careful bot puts before a markdown sign', () => {
    expect(literalHtml('\\*not bold\\* \\[no link\\]')).toBe('*not bold* [no link]');
  });

  it('escapes a sign that stood behind a backslash', () => {
    expect(literalHtml('\\<script\\>')).toBe('&lt;script&gt;');
  });

  it('keeps markdown signs and lines as they were written', () => {
    expect(literalHtml('**twice** 2 * 3\nnext')).toBe('**twice** 2 * 3<br>next');
  });
});

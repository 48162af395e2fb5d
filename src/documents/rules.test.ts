import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rootName } from './rules.ts';

const illegal = /["*:<>?/\\|#%&~{}]|\p{Cc}|\p{Cf}/u;

describe('the name of a handover’s folder', () => {
  it('says whose it is', () => {
    expect(rootName('Contoso ERP rollout')).toBe('Handover – Contoso ERP rollout');
    expect(rootName('Contoso ERP rollout', 2)).toBe('Handover – Contoso ERP rollout (2)');
  });

  it.each([
    ['../../x', 'Handover – -..-x'],
    ['a:b*c?"<>|', 'Handover – a-b-c-'],
    ['_vti_', 'Handover – Project'],
    ['Q4 report. ', 'Handover – Q4 report'],
    ['\u202Etxt.exe', 'Handover – txt.exe'],
    ['   ', 'Handover – Project'],
  ])('IN08 makes %p legal', (project, expected) => {
    expect(rootName(project).replace(/-+/gu, '-')).toBe(expected.replace(/-+/gu, '-'));
  });

  it('IN08 is legal, short and the same every time, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (project) => {
        const name = rootName(project);
        expect(name).not.toMatch(illegal);
        expect(name).not.toMatch(/[. ]$/u);
        expect(name.length).toBeLessThanOrEqual(250);
        expect(rootName(project)).toBe(name);
        expect(rootName(project.normalize('NFD'))).toBe(name);
      }),
    );
  });
});

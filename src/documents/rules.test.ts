import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { folderNames, rootName } from './rules.ts';

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
    ['a#b%c&d~e{f}g', 'Handover – a-b-c-d-e-f-g'],
    ['x_VTI_y', 'Handover – x-y'],
  ])('IN08 makes %p legal', (project, expected) => {
    expect(rootName(project).replace(/-+/gu, '-')).toBe(expected.replace(/-+/gu, '-'));
  });

  it('is cut where it is too long, also in what looks like an extension', () => {
    const cut = (project: string) => rootName(project).replace('Handover – ', '');
    expect(cut('x'.repeat(150))).toBe('x'.repeat(100));
    expect(cut(`x.${'y'.repeat(150)}`)).toBe(`.${'y'.repeat(99)}`);
    expect(cut(`x.${'y'.repeat(98)} and more`)).toBe(`.${'y'.repeat(98)}`);
  });

  it('IN08 never ends in a dot or a space, wherever it is cut', () => {
    const unit = fc.constantFrom('a', '.', ' ', '#', '\u0301', '😀');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 300 }), (project) => {
        const name = rootName(project);
        expect(name).not.toMatch(/[. ]$/u);
        expect(name).not.toMatch(illegal);
        expect(Array.from(name).length).toBeLessThanOrEqual(111);
      }),
      { numRuns: 500 },
    );
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

describe('the folders below it', () => {
  it('are numbered in the order in which they are read, and legal', () => {
    const names = Object.values(folderNames);
    expect(names).toEqual(['1 Scope of work', '2 Client requirements', '3 Meetings']);
    expect(names.filter((name) => illegal.test(name))).toEqual([]);
  });
});

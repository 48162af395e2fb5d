import { describe, expect, it } from '@jest/globals';
import { isGood, report, score, type Measured, type Mutant } from './table.ts';

function aMutant(over: Partial<Mutant> = {}): Mutant {
  const place = { file: 'src/kickoff/rules.ts', line: 12, column: 5 };
  return { ...place, status: 'Killed', original: 'a >= b', replacement: 'a > b', ...over };
}
function aConcept(statuses: Record<string, number>, over: Partial<Measured> = {}): Measured {
  const mutants = Object.entries(statuses).flatMap(([status, times]) =>
    Array.from({ length: times }, () => aMutant({ status })),
  );
  return { name: 'kickoff', isTested: true, mutants, ...over };
}
const survived = (over: Partial<Mutant>) => aMutant({ status: 'Survived', ...over });

describe('the score of a concept', () => {
  it.each([
    [{ Killed: 9, Survived: 1 }, 90, true],
    [{ Killed: 899, Survived: 101 }, 89.9, false],
    [{ Killed: 4, Timeout: 5, NoCoverage: 1 }, 90, true],
    [{ Killed: 1, RuntimeError: 5, CompileError: 5, Ignored: 5 }, 100, true],
    [{ Survived: 3 }, 0, false],
    [{}, null, true],
  ])('of %p is %p, which is good: %p', (statuses, expected, good) => {
    const measured = aConcept(statuses);
    expect(score(measured)).toEqual(expected === null ? null : expect.closeTo(expected));
    expect(isGood(measured)).toBe(good);
  });
});

describe('the report', () => {
  it('has a line for each concept, and the survivors below in the order of the file', () => {
    const mutants = [
      aMutant(),
      survived({ line: 30 }),
      survived({ line: 4, column: 9, original: "{\n  return 'x';\n}", replacement: '{}' }),
      survived({ line: 4, column: 2, status: 'NoCoverage' }),
      survived({ file: 'src/kickoff/blocks.ts', line: 99 }),
    ];
    const all = [
      aConcept({}, { mutants }),
      aConcept({ Killed: 999, Survived: 1 }, { name: 'risks' }),
    ];
    expect(report(all).split('\n')).toEqual([
      '| concept | mutants | killed | timed out | survived |  score |',
      '| ------- | ------: | -----: | --------: | -------: | -----: |',
      '| kickoff |       5 |      1 |         0 |        4 | 20.0 % |',
      '| risks   |    1000 |    999 |         0 |        1 | 99.9 % |',
      '',
      'src/kickoff/blocks.ts:99:5  a >= b → a > b',
      'src/kickoff/rules.ts:4:2  a >= b → a > b',
      "src/kickoff/rules.ts:4:9  { return 'x'; } → {}",
      'src/kickoff/rules.ts:30:5  a >= b → a > b',
      'src/kickoff/rules.ts:12:5  a >= b → a > b',
      '',
    ]);
  });

  it('says of a concept without tests of its rules that it has none, and lists nothing', () => {
    const lines = report([aConcept({ Survived: 2 }, { isTested: false })]).split('\n');
    expect(lines[2]).toBe(
      '| kickoff (no tests of its rules) |       2 |      0 |         0 |        2 | 0.0 % |',
    );
    expect(lines.slice(3)).toEqual(['', '']);
  });

  it('never rounds up to the aim, and gives no score where nothing was mutated', () => {
    const [, , almost, none] = report([
      aConcept({ Killed: 8999, Survived: 1001 }),
      aConcept({}),
    ]).split('\n');
    expect(almost).toMatch(/ 89\.9 % \|$/u);
    expect(none).toMatch(/ none \|$/u);
  });

  it('shows of a long line the place where it was changed', () => {
    const long = 'Temporal.Instant.compare(start.toInstant(), plan.notBefore)';
    const mutants = [survived({ original: `${long} < 0`, replacement: `${long} <= 0` })];
    const [survivor] = report([aConcept({}, { mutants })])
      .split('\n')
      .slice(4);
    expect(survivor).toBe(
      'src/kickoff/rules.ts:12:5  …), plan.notBefore) < 0 → …), plan.notBefore) <= 0',
    );
    const cut = report([aConcept({}, { mutants: [survived({ original: long.repeat(2) })] })]);
    expect(cut).toContain(`${long}… → a > b`);
  });
});

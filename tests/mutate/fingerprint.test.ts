import { describe, expect, it } from '@jest/globals';
import { fingerprint } from './fingerprint.ts';

const texts = {
  'src/kickoff/rules.test.ts':
    "import { plan } from './rules.ts';\nimport { a } from '../../tests/harness/facts.ts';",
  'src/kickoff/rules.ts':
    "import fc from 'fast-check';\nexport type { B } from '../people/model.ts';",
  'src/people/model.ts': "import { rules } from '../kickoff/rules.ts';",
  'src/people/store.ts': 'one',
  'tests/harness/facts.ts': "await import('./more.ts');",
  'tests/harness/more.ts': 'two',
};
type Path = keyof typeof texts;
const of = (
  over: Partial<Record<Path, string>> = {},
  files: Path[] = ['src/kickoff/rules.test.ts'],
) => fingerprint(files, new Map(Object.entries({ ...texts, ...over })));

describe('the fingerprint of a measurement', () => {
  it.each<Path>([
    'src/kickoff/rules.test.ts',
    'src/kickoff/rules.ts',
    'src/people/model.ts',
    'tests/harness/facts.ts',
    'tests/harness/more.ts',
  ])('changes with %p, which the test imports, by however many steps', (file) => {
    expect(of({ [file]: `${texts[file]} ` })).not.toBe(of());
  });

  it('stays with everything else', () => {
    expect(of({ 'src/people/store.ts': 'another' })).toBe(of());
    expect(of()).toMatch(/^[0-9a-f]{16}$/u);
  });

  it('changes when a test is added', () => {
    expect(of({}, ['src/kickoff/rules.test.ts', 'src/people/store.ts'])).not.toBe(of());
  });
});

import { describe, expect, it } from '@jest/globals';
import { below, byConcept, CannotMutate, pureFiles } from './chosen.ts';

const files = [
  'src/app.ts',
  'src/kickoff/agenda-rules.test.ts',
  'src/kickoff/rules.test.ts',
  'src/kickoff/rules.ts',
  'src/kickoff/send.test.ts',
  'src/kickoff/store.ts',
  'src/kickoff/view.ts',
  'src/questions/blocks.test.ts',
  'src/questions/blocks.ts',
  'src/questions-asked/view.ts',
  'src/record/permissions.ts',
  'tab/kickoff/view.ts',
];

describe('what is mutated', () => {
  it('is what decides in src, and neither what touches the world nor a test', () => {
    expect(pureFiles(files)).toEqual([
      'src/kickoff/rules.ts',
      'src/kickoff/view.ts',
      'src/questions/blocks.ts',
      'src/questions-asked/view.ts',
      'src/record/permissions.ts',
    ]);
  });

  it.each([
    [['src/questions'], ['src/questions/blocks.ts']],
    [['./src/questions/'], ['src/questions/blocks.ts']],
    [['src/kickoff/rules.ts'], ['src/kickoff/rules.ts']],
    [
      ['src/record', 'src/kickoff', 'src/kickoff/view.ts'],
      ['src/kickoff/rules.ts', 'src/kickoff/view.ts', 'src/record/permissions.ts'],
    ],
    [['src'], pureFiles(files)],
  ])('below %p is %p', (asked, expected) => {
    expect(below(asked, files)).toEqual(expected);
  });

  it.each(['src/nowhere', 'src/app.ts', 'src/kickoff/store.ts', 'src/kick', '--al', ''])(
    'refuses %p, which holds none, and says what to give instead',
    (asked) => {
      const sentence = new CannotMutate(
        `There is nothing to mutate at ${asked}: give a folder that holds rules.ts, blocks.ts, view.ts or permissions.ts, or one of these files, like src/kickoff/rules.ts.`,
      );
      expect(() => below(['src/questions', asked], files)).toThrow(sentence);
    },
  );
});

describe('the tests that should notice', () => {
  it('are the pure ones of the same folder', () => {
    expect(byConcept(pureFiles(files), files)).toEqual([
      {
        name: 'kickoff',
        files: ['src/kickoff/rules.ts', 'src/kickoff/view.ts'],
        tests: ['src/kickoff/agenda-rules.test.ts', 'src/kickoff/rules.test.ts'],
      },
      {
        name: 'questions',
        files: ['src/questions/blocks.ts'],
        tests: ['src/questions/blocks.test.ts'],
      },
      { name: 'questions-asked', files: ['src/questions-asked/view.ts'], tests: [] },
      { name: 'record', files: ['src/record/permissions.ts'], tests: [] },
    ]);
  });

  it('are all of them when one file of the folder was asked for', () => {
    const [kickoff] = byConcept(['src/kickoff/view.ts'], files);
    expect(kickoff?.files).toEqual(['src/kickoff/view.ts']);
    expect(kickoff?.tests).toHaveLength(2);
  });
});

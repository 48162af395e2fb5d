import { execFileSync } from 'node:child_process';
import { CannotMutate } from './chosen.ts';

/** The files that differ from where this branch left main, new and uncommitted ones too. @throws CannotMutate without git or main. */
export function changedSinceMain(): string[] {
  const base = git('merge-base', 'main', 'HEAD')[0] ?? 'HEAD';
  return [
    ...git('diff', '--name-only', '--diff-filter=d', base),
    ...git('ls-files', '--others', '--exclude-standard'),
  ];
}

function git(...asked: string[]): string[] {
  try {
    const said = execFileSync('git', asked, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return said.split('\n').filter((line) => line !== '');
  } catch (cause) {
    throw new CannotMutate(
      'Git cannot say what changed since main here: give a path, like src/kickoff, or --all.',
      { cause },
    );
  }
}

import { describe, expect, it } from '@jest/globals';
import { checksFor, needsMirror } from './rules.ts';

describe('what a depth asks of tech', () => {
  const three = [
    { kind: 'feasibility', role: 'tech-lead' },
    { kind: 'timeline', role: 'project-manager' },
    { kind: 'resources', role: 'project-manager' },
  ];

  it('is nothing by name at light: the acceptance itself says it', () => {
    expect(checksFor('light')).toEqual([]);
    expect(needsMirror('light')).toBe(false);
  });

  it.each(['standard', 'thorough'] as const)(
    'is at %s three checks and what tech understood',
    (depth) => {
      expect(checksFor(depth)).toEqual(three);
      expect(needsMirror(depth)).toBe(true);
    },
  );
});

import { describe, expect, it } from '@jest/globals';
import { folderSetFrom } from './facts.ts';

const row = (over: Partial<Parameters<typeof folderSetFrom>[0][number]> = {}) => {
  return { state: 'waiting', problem: null, kind: null, name: null, url: null, ...over };
};
const planned = [
  { kind: 'root', name: 'Handover – Contoso', url: null },
  { kind: 'scope-of-work', name: '1 Scope of work', url: null },
  { kind: 'client-requirements', name: '2 Client requirements', url: null },
  { kind: 'meetings', name: '3 Meetings', url: null },
];

describe('the folders of a handover', () => {
  it('are none until they are ordered', () => {
    const none = { state: 'none', folders: [], made: 0, total: 4 };
    expect(folderSetFrom([], 'Contoso')).toEqual(none);
  });

  it('have their names before they are made', () => {
    const making = { state: 'making', folders: planned, made: 0, total: 4 };
    expect(folderSetFrom([row()], 'Contoso')).toEqual(making);
  });

  it('are called as they are in SharePoint once they are made, with their links', () => {
    const root = { kind: 'root', name: 'Handover – Contoso (2)', url: 'https://sp.example/c' };
    const meetings = { kind: 'meetings', name: '3 Meetings', url: 'https://sp.example/m' };
    const set = folderSetFrom([row(root), row(meetings)], 'Contoso');
    expect(set).toEqual({
      state: 'making',
      folders: [root, planned[1], planned[2], meetings],
      made: 2,
      total: 4,
    });
  });

  it.each([
    ['waiting', null, 'making'],
    ['waiting', 'SharePoint is not ready', 'pending'],
    ['done', null, 'made'],
    ['needs-attention', 'No grant', 'needs-attention'],
    ['uncertain', null, 'needs-attention'],
  ])('whose effect is %s with the problem %j are %s', (state, problem, shown) => {
    expect(folderSetFrom([row({ state, problem })], 'Contoso').state).toBe(shown);
  });
});

import { describe, expect, it } from '@jest/globals';
import { access, aHandover, ids, readyFacts } from '../../tests/harness/facts.ts';
import type { Access } from '../people/access.ts';
import { peopleFrom } from '../people/names.ts';
import { presentChecks, presentMirror } from './view.ts';

const at = '2026-11-20T09:00:00.000Z';
const people = peopleFrom(
  new Map<string, string>([
    [ids.riya, 'Riya'],
    [ids.tomas, 'Tomás'],
    [ids.meera, 'Meera'],
  ]),
  aHandover(),
);
const riya = { id: ids.riya, name: 'Riya', party: 'sales' };
const tomas = { id: ids.tomas, name: 'Tomás', party: 'tech' };
const meera = { id: ids.meera, name: 'Meera', party: 'tech' };

describe('the checks', () => {
  const handover = aHandover({ state: 'in-review' });
  const checks = [{ kind: 'timeline' as const, by: ids.tomas, at, note: 'Tight.' }];
  const shown = (who: Access, over: object = {}) =>
    presentChecks({ handover, checks, points: [], access: who, people, ...over });

  it('say who gave them, and whose they are until then', () => {
    expect(shown(access(ids.row))).toEqual([
      { kind: 'feasibility', by: tomas, at: null, note: null, refusal: null, mine: false },
      { kind: 'timeline', by: tomas, at, note: 'Tight.', refusal: null, mine: false },
      { kind: 'resources', by: meera, at: null, note: null, refusal: null, mine: false },
    ]);
  });

  it.each<[string, Access, boolean[]]>([
    ['the tech lead', access(ids.tomas, 'tech-lead'), [true, false, false]],
    ['the project manager', access(ids.meera, 'project-manager'), [false, true, true]],
    ['sales', access(ids.riya, 'sales-owner'), [false, false, false]],
  ])('of %s are theirs to give, in a review', (_who, who, mine) => {
    expect(shown(who).map((check) => check.mine)).toEqual(mine);
    const draft = shown(who, { handover: aHandover() });
    expect(draft.some((check) => check.mine)).toBe(false);
  });

  it('AZ05 of a project manager who sold it are nobody’s to give', () => {
    const holders = [
      ...handover.holders.filter(({ role }) => role !== 'project-manager'),
      { role: 'project-manager' as const, personId: ids.riya },
    ];
    const sold = { handover: { ...handover, holders }, checks: [] };
    const who = access(ids.riya, 'sales-owner', 'project-manager');
    expect(shown(who, sold).map(({ by, mine }) => [by?.name, mine])).toEqual([
      ['Tomás', false],
      [undefined, false],
      [undefined, false],
    ]);
  });

  it('are nobody’s while nobody is named', () => {
    const unnamed = { handover: { ...handover, holders: [] }, checks: [] };
    expect(shown(access(ids.row), unnamed).map(({ by }) => by)).toEqual([null, null, null]);
  });
});

describe('what tech understood', () => {
  it('are shown with who wrote them and who agreed', () => {
    const { handover } = readyFacts();
    expect(presentMirror({ handover, people })).toEqual({
      text: 'We build it.',
      writtenBy: tomas,
      writtenAt: at,
      approvedBy: riya,
      approvedAt: at,
      declined: null,
    });
  });

  it('say who declined them, when and why', () => {
    const said = { mirror_declined_by: ids.riya, mirror_declined_at: at, mirror_reason: 'No.' };
    expect(
      presentMirror({ handover: { ...readyFacts().handover, ...said }, people }),
    ).toMatchObject({
      declined: { by: riya, at, because: 'No.' },
    });
  });

  it('are empty until somebody wrote them', () => {
    expect(presentMirror({ handover: aHandover(), people })).toEqual({
      text: '',
      writtenBy: null,
      writtenAt: null,
      approvedBy: null,
      approvedAt: null,
      declined: null,
    });
  });
});

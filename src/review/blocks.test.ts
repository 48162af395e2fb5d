import { describe, expect, it } from '@jest/globals';
import { aHandover, ids } from '../../tests/harness/facts.ts';
import { checkBlocks, mirrorBlocks } from './blocks.ts';
import { checkKind } from './model.ts';

const at = '2026-11-20T09:00:00.000Z';
const written = { ...aHandover(), mirror_at: at, mirror_approved_at: null };
const by = ids.tomas;

describe('missing checks', () => {
  const check = (kind: string, role: string, text: string) => ({
    code: `no_${kind}_check`,
    subjects: [{ kind: 'check', check: kind }],
    text,
    role,
    cure: { label: 'Check', step: 'Give your check', page: 'overview', ref: 'checks' },
  });
  const all = [
    check('feasibility', 'tech-lead', 'Nobody has said that it is feasible'),
    check('timeline', 'project-manager', 'Nobody has said that it fits the time'),
    check('resources', 'project-manager', 'Nobody has said that the people are there'),
  ];

  it('each wait for whose they are', () => {
    expect(checkBlocks(written, [])).toEqual(all);
    expect(checkBlocks({ ...written, depth: 'thorough' }, [])).toEqual(all);
  });

  it.each(checkKind.options)('are fewer by the one that was given (%s)', (kind) => {
    const left = all.filter(({ code }) => code !== `no_${kind}_check`);
    expect(checkBlocks(written, [{ kind, by }])).toEqual(left);
  });

  it('AZ05 of whoever sold it are none, and wait for whoever names somebody else', () => {
    const holders = [
      { role: 'sales-owner' as const, personId: ids.riya },
      { role: 'tech-lead' as const, personId: ids.tomas },
      { role: 'project-manager' as const, personId: ids.riya },
    ];
    const given = checkKind.options.map((kind) => ({ kind, by: ids.riya }));
    const another = {
      detail: 'Whoever sold it gives none of tech’s checks.',
      role: 'delivery-head',
      cure: { label: 'Name one', step: 'Name somebody else', page: 'overview', ref: 'people' },
    };
    const [feasibility, ...ofManager] = all;
    expect(checkBlocks({ ...written, holders }, given)).toEqual([
      feasibility,
      ...ofManager.map((block) => ({ ...block, ...another })),
    ]);
  });

  it('are none when all are given, or none is asked for', () => {
    expect(
      checkBlocks(
        written,
        checkKind.options.map((kind) => ({ kind, by })),
      ),
    ).toEqual([]);
    expect(checkBlocks({ ...written, depth: 'light' }, [])).toEqual([]);
  });
});

describe('what tech understood', () => {
  it('that are not written wait for the tech lead', () => {
    expect(mirrorBlocks({ ...written, mirror_at: null })).toEqual([
      {
        code: 'mirror_not_written',
        subjects: [],
        text: 'What tech understood is not written down',
        role: 'tech-lead',
        since: null,
        cure: {
          label: 'Write',
          step: 'Write what tech understood',
          page: 'overview',
          ref: 'mirror',
        },
      },
    ]);
  });

  it('that are written wait for sales, since then', () => {
    expect(mirrorBlocks(written)).toEqual([
      {
        code: 'mirror_not_approved',
        subjects: [],
        text: 'Sales has not agreed to what tech understood',
        role: 'sales-owner',
        since: at,
        cure: {
          label: 'Agree',
          step: 'Agree to what tech understood',
          page: 'overview',
          ref: 'mirror',
        },
      },
    ]);
  });

  it('that sales agreed to wait for nobody, and at light nothing is asked for', () => {
    expect(mirrorBlocks({ ...written, mirror_approved_at: at })).toEqual([]);
    expect(mirrorBlocks({ ...written, depth: 'light' })).toEqual([]);
    expect(mirrorBlocks({ ...written, depth: 'light', mirror_at: null })).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { aHandover, ids, aPoint } from '../../tests/harness/facts.ts';
import { checkBlocks, mirrorBlocks } from './blocks.ts';
import { checkKind, type CheckKind } from './model.ts';

const at = '2026-11-20T09:00:00.000Z';
const written = { ...aHandover(), mirror_at: at, mirror_approved_at: null };
const by = ids.tomas;

type Checked = Parameters<typeof checkBlocks>[0]['handover'];
const blocks = (handover: Checked, checks: { kind: CheckKind; by: string }[]) =>
  checkBlocks({ handover, checks, points: [] });

describe('missing checks', () => {
  const check = (kind: string, role: string, text: string) => ({
    code: `no_${kind}_check`,
    subjects: [{ kind: 'check', check: kind }],
    text,
    role,
    cure: { label: 'Check', step: 'Give your check', page: 'overview', ref: 'checks' },
  });
  const all = [
    check('feasibility', 'tech-lead', 'Tech has not vouched that it is feasible'),
    check('timeline', 'project-manager', 'Tech has not vouched that it fits the time'),
    check('resources', 'project-manager', 'Tech has not vouched that the people are there'),
  ];

  it('each wait for whose they are', () => {
    expect(blocks(written, [])).toEqual(all);
    expect(blocks({ ...written, depth: 'thorough' }, [])).toEqual(all);
  });

  it.each(checkKind.options)('are fewer by the one that was given (%s)', (kind) => {
    const left = all.filter(({ code }) => code !== `no_${kind}_check`);
    expect(blocks(written, [{ kind, by }])).toEqual(left);
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
    expect(blocks({ ...written, holders }, given)).toEqual([
      feasibility,
      ...ofManager.map((block) => ({ ...block, ...another })),
    ]);
  });

  it('wait for the lead to send back what was said against one, and for its giver once it came back', () => {
    const refused = aPoint({
      page: 'overview',
      ref: 'check:timeline',
      text: 'In time? No: it is not.',
    });
    const review = { ...written, state: 'in-review' as const };
    const seen = (over: object) =>
      checkBlocks({ handover: review, checks: [], points: [{ ...refused, ...over }] })[1];
    const byLead = {
      role: 'tech-lead',
      cure: { label: 'Look', step: 'Send back what was said', page: 'overview', ref: 'checks' },
    };
    expect(seen({})).toEqual({ ...all[1], ...byLead });
    // What is not sent is tech's own: sales reads this block too.
    expect(JSON.stringify(seen({}))).not.toContain('it is not');
    expect(seen({ round: 1 })).toEqual(all[1]);
    expect(seen({ ref: 'check:resources' })).toEqual(all[1]);
  });

  it('are none when all are given, or none is asked for', () => {
    expect(
      blocks(
        written,
        checkKind.options.map((kind) => ({ kind, by })),
      ),
    ).toEqual([]);
    expect(blocks({ ...written, depth: 'light' }, [])).toEqual([]);
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

  it('that sales declined wait for the tech lead, with why', () => {
    const declined = { mirror_declined_at: at, mirror_reason: 'Three sites, not two.' };
    expect(mirrorBlocks({ ...written, ...declined })).toMatchObject([
      { code: 'mirror_declined', role: 'tech-lead', since: at, detail: 'Three sites, not two.' },
    ]);
  });

  it('that sales agreed to wait for nobody, and at light nothing is asked for', () => {
    expect(mirrorBlocks({ ...written, mirror_approved_at: at })).toEqual([]);
    expect(mirrorBlocks({ ...written, depth: 'light' })).toEqual([]);
    expect(mirrorBlocks({ ...written, depth: 'light', mirror_at: null })).toEqual([]);
  });
});

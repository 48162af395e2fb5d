import { describe, expect, it } from '@jest/globals';
import { aHandover } from '../../tests/harness/facts.ts';
import type { Role } from '../people/model.ts';
import { contactBlocks, roleBlocks } from './blocks.ts';

describe('a handover without somebody', () => {
  it('at the client leads sales to where contacts are named, before it is submitted', () => {
    expect(contactBlocks(aHandover({ contacts: [] }))).toEqual([
      {
        code: 'no_client_contact',
        subjects: [],
        text: 'No client contact is named',
        role: 'sales-owner',
        cure: {
          label: 'Name one',
          step: 'Name a client contact',
          page: 'overview',
          ref: 'contacts',
        },
      },
    ]);
    expect(contactBlocks(aHandover())).toEqual([]);
  });

  it.each([
    ['tech-lead', 'no_tech_lead', 'No tech lead is named'],
    ['project-manager', 'no_project_manager', 'No project manager is named'],
  ] as const)('as %s leads a delivery head to where people are named', (role, code, text) => {
    const holders = aHandover().holders.filter((holder) => holder.role !== role);
    expect(roleBlocks({ holders })).toEqual([
      {
        code,
        subjects: [{ kind: 'role', role }],
        text,
        role: 'delivery-head',
        cure: {
          label: 'Name one',
          step: 'Name lead and manager',
          page: 'overview',
          ref: 'people',
        },
      },
    ]);
  });

  it('as sales owner or delivery head can be accepted all the same', () => {
    const both: Role[] = ['tech-lead', 'project-manager'];
    const holders = aHandover().holders.filter(({ role }) => both.includes(role));
    expect(roleBlocks({ holders })).toEqual([]);
  });
});

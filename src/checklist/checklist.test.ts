import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aHandover, anItem, ids } from '../../tests/harness/facts.ts';
import { sharedContentOf } from '../sharing/shared-content.ts';
import { general } from '../templates/general.ts';

const row = (values: Record<string, string>) => ({ id: ids.row, values });

describe('what the client is shown', () => {
  const value = fc.string({ maxLength: 30 });
  const anyItems = fc.dictionary(
    fc.constantFrom(...general.items.map((one) => one.key)),
    fc.record({
      text: value,
      cell: value,
      status: fc.constantFrom('answered' as const, 'verified' as const, 'unknown' as const),
    }),
  );

  it('CF02 does not change with anything that is not marked for them', () => {
    fc.assert(
      fc.property(anyItems, anyItems, (shared, other) => {
        const build = (internal: typeof other) => {
          const records = general.items.flatMap((one) => {
            const said = one.audience === 'client' ? shared[one.key] : internal[one.key];
            const values = Object.fromEntries(
              (one.fields ?? []).map((field) => [
                field.key,
                (field.audience ?? one.audience) === 'client'
                  ? (said?.cell ?? '')
                  : (internal[one.key]?.cell ?? ''),
              ]),
            );
            return said
              ? [anItem(one.key, { text: said.text, status: said.status, rows: [row(values)] })]
              : [];
          });
          return sharedContentOf(
            aHandover(),
            general,
            new Map(records.map((one) => [one.key, one])),
          );
        };
        expect(JSON.stringify(build(other))).toBe(JSON.stringify(build({})));
      }),
    );
  });

  it('tells them that an item is not part of the project, but not our reason', () => {
    const reason = 'CANARY: they have no budget for it';
    const items = new Map([
      [
        'requirements.migration',
        anItem('requirements.migration', { status: 'not-applicable', reason }),
      ],
    ]);
    const content = JSON.stringify(sharedContentOf(aHandover(), general, items));
    expect(content).toContain('Not part of this project.');
    expect(content).not.toContain('CANARY');
  });
});

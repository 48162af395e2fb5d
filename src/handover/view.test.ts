import { describe, expect, it } from '@jest/globals';
import { aHandover, ids } from '../../tests/harness/facts.ts';
import { lineOf } from './view.ts';

describe('a line of a list of handovers', () => {
  it('says what it is about and where it stands, and nothing else', () => {
    expect(lineOf(aHandover())).toEqual({
      id: ids.handover,
      project: 'Contoso ERP rollout',
      clientName: 'Contoso AG',
      state: 'draft',
      promisedStart: '2026-12-07',
    });
  });
});

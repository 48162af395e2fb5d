import { describe, expect, it } from '@jest/globals';
import { aHandover, ids } from '../../tests/harness/facts.ts';
import { peopleFrom } from '../people/names.ts';
import { state } from '../record/model.ts';
import { lineOf, presentSentBack } from './view.ts';

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

describe('why tech sent it back', () => {
  const at = '2026-11-24T09:00:00.000Z';
  const point = { reason: 'other', text: 'Too little', page: 'promises', ref: 'p' } as const;
  const stored = { ...point, secret: 'x' };
  const sentBack = { by: ids.tomas, at, points: [stored] };
  const people = peopleFrom(new Map([[ids.tomas, 'Tomás']]), aHandover());

  it('is said while it is a draft, point by point', () => {
    expect(presentSentBack({ handover: aHandover(), sentBack, people })).toEqual({
      at,
      by: { id: ids.tomas, name: 'Tomás', party: 'tech' },
      points: [point],
    });
  });

  it('is over once sales has submitted again', () => {
    const shown = state.options.filter(
      (one) => presentSentBack({ handover: aHandover({ state: one }), sentBack, people }) !== null,
    );
    expect(shown).toEqual(['draft']);
  });

  it('is nothing while it was never sent back', () => {
    expect(presentSentBack({ handover: aHandover(), sentBack: null, people })).toBeNull();
  });
});

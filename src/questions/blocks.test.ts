import { describe, expect, it } from '@jest/globals';
import { aQuestion, ids } from '../../tests/harness/facts.ts';
import { questionBlocks } from './blocks.ts';
import { questionState } from './model.ts';

const words = { kind: 'question', id: aQuestion().id };

describe('a blocking question', () => {
  it('stands in the way of acceptance until it is answered, and waits for one person', () => {
    expect(questionBlocks([aQuestion()])).toEqual([
      {
        code: 'question_open',
        subjects: [words],
        text: '“Is single sign-on part of scope?” is not answered',
        role: 'sales-owner',
        personId: ids.riya,
        since: aQuestion().waits_since,
        cure: {
          label: 'Answer',
          step: 'Answer a question',
          page: 'questions',
          ref: aQuestion().id,
        },
      },
    ]);
  });

  it('that is answered waits for its asker to settle it', () => {
    const answered = aQuestion({ state: 'answered', waits_for: ids.tomas });
    expect(questionBlocks([answered])).toMatchObject([
      {
        text: '“Is single sign-on part of scope?” is not settled',
        personId: ids.tomas,
        cure: { label: 'Settle', step: 'Settle a question' },
      },
    ]);
  });

  it('blocks as long as somebody has a move, and one that does not block never', () => {
    const blocking = questionState.options.filter(
      (state) => questionBlocks([aQuestion({ state })]).length > 0,
    );
    expect(blocking).toEqual(['open', 'answered', 'reopened']);
    const idle = questionState.options.map((state) => aQuestion({ state, blocking: false }));
    expect(questionBlocks(idle)).toEqual([]);
  });
});

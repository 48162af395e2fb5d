import type { QuestionView } from '../../src/questions/model.ts';
import type { End } from './end-card.ts';

/** How a question's one-to-one card ended: by a move at `at`, or handed on, or told by a newer card. */
export type HowEnded = {
  kind: 'act' | 'named' | 'told-again';
  /** The instant of the move, as the question's thread keeps it. */
  at: string;
  by: string;
  when: string;
  named: string;
};

/** What a question's one-to-one card becomes: the question, what was said then, by whom and when. */
export function questionEnd(question: QuestionView, ended: HowEnded): End {
  const { by, when } = ended;
  const said = `${by}, ${when}`;
  if (ended.kind === 'named') {
    const lines = [question.text, `It waits for ${ended.named} now.`];
    return { what: 'Handed on', lines, by: said };
  }
  if (ended.kind === 'told-again') {
    return { what: 'Said again', lines: [question.text, 'A newer card says it.'], by: when };
  }
  return moved(question, ended);
}

function moved({ text, thread }: QuestionView, { at, by, when }: HowEnded): End {
  const move = thread.find((entry) => entry.at === at && entry.kind !== 'asked');
  const before = thread.slice(0, move ? thread.indexOf(move) : undefined);
  const answer = before.findLast((entry) => entry.kind === 'answered');
  const said = `${by}, ${when}`;
  switch (move?.kind) {
    case 'answered':
      return { what: 'Answered', lines: [text], quote: move.text, by: said };
    case 'reopened':
      return { what: 'Not yet', lines: [text], quote: move.text, by: said };
    case 'settled': {
      const lines = answer?.by ? [text, `${answer.by.name} answered:`] : [text];
      return { what: 'Settled', lines, quote: answer?.text ?? null, by: said };
    }
    default:
      return { what: 'Withdrawn', lines: [text], by: said };
  }
}

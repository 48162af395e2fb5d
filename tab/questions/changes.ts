import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { QuestionView } from '../../src/questions/model.ts';
import { useApi } from '../data/api.ts';
import { isProblem } from '../data/problem.ts';
import { keys } from '../data/queries.ts';

/** A move on a question, by the call that makes it. */
export type QuestionMove =
  | { call: 'answer' | 'reopen'; text: string }
  | { call: 'settle' | 'withdraw' };

/** Moves one question at the version the reader has seen; a conflict reads the list again. */
export function useQuestionMove(handoverId: string, question: QuestionView) {
  const api = useApi();
  const cache = useQueryClient();
  const { id: questionId, version } = question;
  const seen = { params: { id: handoverId, questionId }, version };
  return useMutation({
    mutationFn: async (move: QuestionMove) =>
      'text' in move
        ? await api.call(move.call, { ...seen, body: { text: move.text } })
        : await api.call(move.call, seen),
    onSettled: (_moved, error) => {
      if (!error || isProblem(error, 'version_conflict')) {
        void cache.invalidateQueries({ queryKey: keys.handover(handoverId) });
      }
    },
  });
}

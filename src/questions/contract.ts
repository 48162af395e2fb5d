import { z } from 'zod';
import { contract } from '../contract.ts';
import { guid } from '../people/model.ts';
import { handoverId, ofHandover } from '../record/model.ts';
import * as model from './model.ts';

/** A move on one question at the version that was seen, answered with the question as it is then. */
const onQuestion = {
  method: 'POST',
  params: z.object({ id: handoverId, questionId: guid }),
  answer: model.questionView,
  needs: 'version',
} as const;

/** Questions over the wire. */
export const questionContract = contract({
  readQuestions: {
    method: 'GET',
    path: '/api/handovers/:id/questions',
    params: ofHandover,
    answer: model.questionsView,
    who: ['person'],
    verb: 'read',
    tagged: true,
  },
  ask: {
    method: 'POST',
    path: '/api/handovers/:id/questions',
    params: ofHandover,
    body: model.askInput,
    answer: model.questionView,
    who: ['person'],
    verb: 'ask',
    needs: 'key',
    status: [201],
  },
  answer: {
    ...onQuestion,
    path: '/api/handovers/:id/questions/:questionId/answer',
    body: model.answerInput,
    who: ['person'],
    verb: 'answer',
  },
  settle: {
    ...onQuestion,
    path: '/api/handovers/:id/questions/:questionId/settle',
    who: ['person'],
    verb: 'settle',
  },
  reopen: {
    ...onQuestion,
    path: '/api/handovers/:id/questions/:questionId/reopen',
    body: model.reopenInput,
    who: ['person'],
    verb: 'settle',
  },
  withdraw: {
    ...onQuestion,
    path: '/api/handovers/:id/questions/:questionId/withdraw',
    who: ['person'],
    verb: 'settle',
  },
});

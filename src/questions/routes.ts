import { z } from 'zod';
import type { App } from '../app.ts';
import { route, type Call, type Reply, type Route } from '../http/route.ts';
import type { Actor } from '../people/access.ts';
import { handoverId } from '../record/model.ts';
import { openInternal } from '../record/read.ts';
import { answer } from './answer.ts';
import { ask } from './ask.ts';
import * as model from './model.ts';
import type { OnQuestion } from './move-question.ts';
import { presentQuestion, presentQuestions } from './present.ts';
import { reopen } from './reopen.ts';
import { settle } from './settle.ts';
import { withdraw } from './withdraw.ts';

const none = z.strictObject({});
const ofHandover = z.object({ id: handoverId });
const ofQuestion = z.object({ id: handoverId, questionId: z.guid() });

/** Questions over HTTP. */
export function questionRoutes(app: App): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/handovers/:id/questions',
      verb: 'read',
      params: ofHandover,
      query: none,
      body: none,
      handle: async ({ actor, params }) => ({
        body: await presentQuestions(await openInternal(app, actor, params.id)),
      }),
    }),
    route({
      method: 'POST',
      path: '/api/handovers/:id/questions',
      verb: 'ask',
      params: ofHandover,
      query: none,
      body: model.askInput,
      needs: ['key'],
      handle: async ({ actor, params, key, body }) => {
        const asked = { handoverId: params.id, key, input: body, place: null };
        const question = await ask(app, actor, { ...asked, show: presentQuestion });
        return { status: 201, body: question, etag: question.version };
      },
    }),
    onQuestion(app, { path: 'answer', verb: 'answer', body: model.answerInput, act: answer }),
    onQuestion(app, { path: 'settle', verb: 'settle', body: none, act: settle }),
    onQuestion(app, { path: 'reopen', verb: 'settle', body: model.reopenInput, act: reopen }),
    onQuestion(app, { path: 'withdraw', verb: 'settle', body: none, act: withdraw }),
  ];
}

type QuestionRoute<B extends z.ZodType> = {
  path: string;
  verb: 'answer' | 'settle';
  body: B;
  act(
    app: App,
    actor: Actor,
    request: OnQuestion<model.QuestionView> & { input: z.infer<B> },
  ): Promise<model.QuestionView>;
};

function onQuestion<B extends z.ZodType>(app: App, one: QuestionRoute<B>): Route {
  type Asked = Call<z.infer<typeof ofQuestion>, unknown, z.infer<B>>;
  return route({
    method: 'POST',
    path: `/api/handovers/:id/questions/:questionId/${one.path}`,
    verb: one.verb,
    params: ofQuestion,
    query: none,
    body: one.body,
    needs: ['version'],
    handle: async ({ actor, params, expected, body }: Asked): Promise<Reply> => {
      const target = { handoverId: params.id, questionId: params.questionId, expected };
      const question = await one.act(app, actor, { ...target, input: body, show: presentQuestion });
      return { body: question, etag: question.version };
    },
  });
}

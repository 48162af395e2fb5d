import type { App } from '../app.ts';
import type { Handlers } from '../http/route.ts';
import type { Person } from '../people/actor.ts';
import { reading } from '../record/reading.ts';
import { answer } from './answer.ts';
import { ask } from './ask.ts';
import type { questionContract } from './contract.ts';
import type { QuestionView } from './model.ts';
import type { OnQuestion } from './move-question.ts';
import { presentQuestion, presentQuestions } from './present.ts';
import { reopen } from './reopen.ts';
import { settle } from './settle.ts';
import { withdraw } from './withdraw.ts';

/** Questions over HTTP. */
export function questionHandlers(app: App): Handlers<typeof questionContract> {
  const on = onQuestion(app);
  return {
    readQuestions: reading(app)(presentQuestions),
    ask: async ({ actor, params, key, body }) => {
      const asked = { handoverId: params.id, key, input: body, place: null };
      return { body: await ask(app, actor, { ...asked, show: presentQuestion }) };
    },
    answer: on(answer),
    settle: on(settle),
    reopen: on(reopen),
    withdraw: on(withdraw),
  };
}

type Move<Input> = (
  app: App,
  actor: Person,
  request: OnQuestion<QuestionView> & { input: Input },
) => Promise<QuestionView>;

type Given<Input> = {
  actor: Person;
  params: { id: string; questionId: string };
  expected: number;
  body: Input;
};

/** The moves on one question are asked alike: which one, at which version, with what. */
function onQuestion(app: App) {
  return <Input>(act: Move<Input>) =>
    async ({ actor, params: { id, questionId }, expected, body }: Given<Input>) => {
      const target = { handoverId: id, questionId, expected, show: presentQuestion };
      return { body: await act(app, actor, { ...target, input: body }) };
    };
}

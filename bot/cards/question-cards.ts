import type { QuestionView } from '../../src/questions/model.ts';
import { button, card, heading, line, openLink, type Card } from './card.ts';

/** A question with what a card says beside it: due times are words in the tenant's zone. */
export type QuestionOnCard = {
  question: QuestionView;
  handoverId: string;
  project: string;
  url: string;
  due: string | null;
  answeredAt: string | null;
};

/** One-to-one to whoever the question waits for, with a field for the answer. */
export function questionCard(story: QuestionOnCard): Card {
  const { question, project, url, due } = story;
  const target = targetOf(story);
  const reopened = question.thread.findLast((entry) => entry.kind === 'reopened');
  return card(
    [
      heading('Question', project),
      line(due ? `For you, by ${due}` : 'For you', { subtle: true }),
      line(question.text, { large: true }),
      line(about(question), { subtle: true }),
      ...(reopened?.text ? [line(`Not yet: ${reopened.text}`)] : []),
      {
        type: 'Input.Text',
        id: 'text',
        label: 'Your answer',
        isMultiline: true,
        maxLength: 4000,
        isRequired: true,
        errorMessage: 'Write an answer.',
      },
    ],
    [button('Answer', { do: 'answer', ...target }), openLink(url)],
  );
}

/** What a choice becomes once it was made; guests may read it, so no word of the question. */
export function askedCard({ question, project, url }: QuestionOnCard): Card {
  return card(
    [heading('Question', project), line(`Asked by ${question.askedBy.name}`, { subtle: true })],
    [openLink(url)],
  );
}

/** In a thread that guests can read: whose move it is, and no word of what was asked or answered. */
export function questionForGuests(story: QuestionOnCard): Card {
  const { question, project, url, due, answeredAt } = story;
  const { answer } = question;
  const waits = `Waiting for ${question.waitsFor?.name ?? 'somebody to be named'}`;
  const said = answer ? `Answered by ${answer.by.name}, ${answeredAt ?? ''}` : waits;
  const text = question.state === 'withdrawn' ? 'Withdrawn' : said;
  const when = due && !answer && question.state !== 'withdrawn' ? ` · by ${due}` : '';
  return card([heading('Question', project), line(text + when, { subtle: true })], [openLink(url)]);
}

/** In the thread, and after a press on a one-to-one card: who asks what, whom it waits for, or the whole story. */
export function questionInThread(story: QuestionOnCard): Card {
  const { question, project, url, due } = story;
  if (question.answer) return answeredInThread(story);
  const name = question.waitsFor?.name ?? 'somebody to be named';
  const state = question.state === 'withdrawn' ? 'Withdrawn' : `Waiting for ${name}`;
  const when = due && question.state !== 'withdrawn' ? ` · by ${due}` : '';
  return card(
    [
      heading('Question', project),
      line(`${state}${when}`, { subtle: true }),
      line(question.text, { large: true }),
      line(about(question), { subtle: true }),
    ],
    [openLink(url)],
  );
}

function answeredInThread({ question, project, url, answeredAt }: QuestionOnCard): Card {
  const what = question.state === 'settled' ? 'Settled' : 'Answered';
  return card(
    [
      heading(what, project),
      line(question.text),
      line(`“${question.answer?.text ?? ''}”`, { large: true }),
      line(`${question.answer?.by.name ?? ''}, ${answeredAt ?? ''}`, { subtle: true }),
    ],
    [openLink(url)],
  );
}

/** One-to-one to the asker: settles it, or not yet. */
export function answeredCard(story: QuestionOnCard): Card {
  const { question, project, url, answeredAt } = story;
  const data = targetOf(story);
  return card(
    [
      heading('Answered', project),
      line(question.text),
      line(`“${question.answer?.text ?? ''}”`, { large: true }),
      line(`${question.answer?.by.name ?? ''}, ${answeredAt ?? ''}`, { subtle: true }),
      {
        type: 'Input.Text',
        id: 'text',
        label: 'If not: what is still open?',
        isMultiline: true,
        maxLength: 2000,
      },
    ],
    [
      button('That settles it', { do: 'settle', ...data }),
      button('Not yet', { do: 'reopen', ...data }),
      openLink(url),
    ],
  );
}

/** Which question a button is about, and at which version it was shown: an old one does nothing (BT09). */
function targetOf({ question, handoverId }: QuestionOnCard) {
  return { handoverId, questionId: question.id, version: question.version };
}

function about(question: QuestionView): string {
  const { label } = question.about;
  return label ? `${question.askedBy.name} asks, about ${label}` : `${question.askedBy.name} asks`;
}

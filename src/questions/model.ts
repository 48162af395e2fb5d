import { z } from 'zod';
import { boundedText, party, personRef, shortText } from '../people/model.ts';

export const questionState = z.enum(['open', 'answered', 'settled', 'reopened', 'withdrawn']);
export type QuestionState = z.infer<typeof questionState>;

/** What a question is about; `ref` is an item key or a promise id. */
export const about = z.object({
  kind: z.enum(['handover', 'item', 'promise', 'message']),
  ref: z.string().nullable(),
  label: z.string().nullable(),
});
export type About = z.infer<typeof about>;

export const threadEntry = z.object({
  id: z.string(),
  kind: z.enum(['asked', 'answered', 'settled', 'reopened', 'withdrawn']),
  by: personRef.nullable(),
  at: z.iso.datetime(),
  text: z.string().nullable(),
});

/** A question as one reader sees it; `waitsFor` is the one person who has the next move. */
export const questionView = z.object({
  id: z.guid(),
  text: z.string(),
  about,
  askedBy: personRef,
  askedAt: z.iso.datetime(),
  to: party,
  waitsFor: personRef.nullable(),
  since: z.iso.datetime(),
  dueAt: z.iso.datetime().nullable(),
  blocking: z.boolean(),
  state: questionState,
  answer: z.object({ text: z.string(), by: personRef, at: z.iso.datetime() }).nullable(),
  thread: z.array(threadEntry),
  messageUrl: z.url().nullable(),
  version: z.int(),
  can: z.object({
    answer: z.boolean(),
    settle: z.boolean(),
    reopen: z.boolean(),
    withdraw: z.boolean(),
  }),
});
export type QuestionView = z.infer<typeof questionView>;

export const questionsView = z.object({
  questions: z.array(questionView),
  can: z.object({ ask: z.boolean() }),
});
export type QuestionsView = z.infer<typeof questionsView>;

/** Ask: to sales or tech; `blocking` defaults to what product.md says for tech before acceptance. */
export const askInput = z.strictObject({
  text: boundedText(2000),
  to: z.enum(['sales', 'tech']).optional(),
  about: z
    .strictObject({ kind: z.enum(['handover', 'item', 'promise']), ref: shortText(80).nullable() })
    .optional(),
  blocking: z.boolean().optional(),
});
export type AskInput = z.infer<typeof askInput>;

export const answerInput = z.strictObject({ text: boundedText(4000) });
export type AnswerInput = z.infer<typeof answerInput>;

export const reopenInput = z.strictObject({ text: boundedText(2000) });
export type ReopenInput = z.infer<typeof reopenInput>;

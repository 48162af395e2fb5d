import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { aHandover, ids } from '../../tests/harness/facts.ts';
import { aWork, nothing, type PersonName } from '../../tests/harness/work.ts';
import type { HandoverRow } from '../record/facts.ts';
import type { State } from '../record/model.ts';
import { ask } from './ask.ts';
import type { AskInput } from './model.ts';

const { app, as, at, came, aDeal } = await aWork();
const text = 'Is single sign-on part of scope?';
const place = {
  conversation: { id: '19:contoso@thread.tacv2' },
  messageUrl: 'https://teams.microsoft.com/l/message/1',
};

async function asked(
  person: PersonName,
  over: { input?: Partial<AskInput>; handover?: Partial<HandoverRow>; place?: typeof place } = {},
) {
  const { id: handoverId } = await aDeal({ handover: aHandover(over.handover) });
  const input = { text, ...over.input };
  const request = { handoverId, key: randomUUID(), input, place: over.place ?? null };
  return await came(async () => await ask(app, as(person), { ...request, show: nothing }));
}

describe('asking', () => {
  it.each<[PersonName, string | null]>([
    ['riya', null],
    ['tomas', null],
    ['meera', null],
    ['jonas', null],
    ['li', null],
    ['ana', 'role_required'],
    ['nils', 'not_found'],
  ])('by %s: refused with %s', async (person, refused) => {
    expect(await asked(person)).toMatchObject({ refused });
  });

  it.each<[State, string | null]>([
    ['draft', null],
    ['in-review', null],
    ['accepted', null],
    ['in-delivery', null],
    ['closed', 'invalid_state'],
    ['paused', null],
    ['cancelled', 'invalid_state'],
  ])('when the handover is %s: refused with %s', async (state, refused) => {
    expect(await asked('li', { handover: { state } })).toMatchObject({ refused });
  });

  it('writes the question down; it waits for one person, who hears of it', async () => {
    expect(await asked('tomas')).toEqual({
      refused: null,
      said: null,
      extra: {},
      wrote: {
        handover: [{ version: 2 }],
        question: [
          {
            id: expect.any(String),
            handover_id: expect.any(String),
            position: expect.any(Number),
            version: 1,
            text,
            about_kind: 'handover',
            about_ref: null,
            about_label: null,
            asked_by: 'tomas',
            asked_party: 'tech',
            asked_at: 'now',
            to_party: 'sales',
            waits_for: 'riya',
            waits_since: 'now',
            // Two working days after Tuesday 24 November, at the end of work in Zurich.
            due_at: '2026-11-26T16:00:00+00:00',
            blocking: true,
            state: 'open',
            message_url: null,
          },
        ],
        question_entry: [
          {
            id: expect.any(Number),
            question_id: expect.any(String),
            kind: 'asked',
            by: 'tomas',
            at: 'now',
            text,
          },
        ],
      },
      heard: ['question to riya'],
      effects: ['question-card', 'handover-card'],
      noted: ['A question was asked'],
    });
  });

  it('by sales waits for the tech lead, and does not block', async () => {
    const { wrote, heard } = await asked('riya');
    expect(wrote['question']).toMatchObject([
      { asked_party: 'sales', to_party: 'tech', waits_for: 'tomas', blocking: false },
    ]);
    expect(heard).toEqual(['question to tomas']);
  });

  it.each<[string, Partial<AskInput>, object]>([
    ['whom it is for', { to: 'tech' }, { to_party: 'tech', waits_for: 'tomas' }],
    ['that it does not block', { blocking: false }, { blocking: false }],
  ])('takes the asker’s word for %s', async (_what, input, written) => {
    const { wrote } = await asked('li', { input });
    expect(wrote['question']).toMatchObject([written]);
  });

  it('calls the item that it is about by its title', async () => {
    const about = { kind: 'item', ref: 'scope.exclusions' } as const;
    const { wrote } = await asked('tomas', { input: { about } });
    expect(wrote['question']).toMatchObject([
      { about_kind: 'item', about_ref: 'scope.exclusions', about_label: 'What is not included' },
    ]);
    const promise = { kind: 'promise', ref: ids.row } as const;
    const other = await asked('tomas', { input: { about: promise } });
    expect(other.wrote['question']).toMatchObject([
      { about_kind: 'promise', about_ref: ids.row, about_label: null },
    ]);
  });

  it('tells nobody what they asked of themselves', async () => {
    const { heard, wrote } = await asked('riya', { input: { to: 'sales' } });
    expect(wrote['question']).toMatchObject([{ waits_for: 'riya' }]);
    expect(heard).toEqual([]);
  });

  it('waits for nobody while nobody is named, and tells nobody', async () => {
    const { wrote, heard } = await asked('li', { handover: { holders: [] } });
    expect(wrote['question']).toMatchObject([{ to_party: 'sales', waits_for: null }]);
    expect(heard).toEqual([]);
  });

  it('twice under one key asks once; another question under the same key is refused', async () => {
    const { id: handoverId } = await aDeal();
    const request = { handoverId, key: randomUUID(), place: null, show: nothing };
    const put = async (input: AskInput) =>
      await came(async () => await ask(app, as('tomas'), { ...request, input }));
    expect((await put({ text })).wrote['question']).toHaveLength(1);
    const again = await put({ text });
    expect(again).toMatchObject({ refused: null, heard: [], effects: [], noted: [] });
    expect(again.wrote['question']).toBeUndefined();
    const another = await put({ text: 'Something else?' });
    expect(another).toMatchObject({ refused: 'idempotency_key_reused', wrote: {}, heard: [] });
  });
});

describe('asking in chat', () => {
  it('is about the message, and links back to it', async () => {
    const about = { kind: 'item', ref: 'scope.exclusions' } as const;
    const { wrote } = await asked('tomas', { place, input: { about } });
    expect(wrote['question']).toMatchObject([
      { about_kind: 'message', about_ref: null, about_label: null, message_url: place.messageUrl },
    ]);
  });

  it.each([
    ['half a minute later is the same question', '2026-11-24T09:00:30Z', 0],
    ['a minute later is meant', '2026-11-24T09:01:00Z', 1],
  ])('in the same words %s', async (_when, instant, questions) => {
    const { id: handoverId } = await aDeal();
    at('2026-11-24T09:00:00Z');
    const put = async () => {
      const request = { handoverId, key: randomUUID(), input: { text }, place, show: nothing };
      return await came(async () => await ask(app, as('tomas'), request));
    };
    await put();
    at(instant);
    const again = await put();
    expect(again.wrote['question'] ?? []).toHaveLength(questions);
    expect(again.heard).toHaveLength(questions);
  });

  it('asks anew what was taken back, what somebody else asked, and what has other words', async () => {
    const { id: handoverId } = await aDeal();
    const put = async (person: PersonName, words = text) => {
      const request = { handoverId, key: randomUUID(), input: { text: words }, place };
      return await came(async () => await ask(app, as(person), { ...request, show: nothing }));
    };
    await put('tomas');
    expect((await put('li')).wrote['question']).toHaveLength(1);
    expect((await put('tomas', 'Is it?')).wrote['question']).toHaveLength(1);
    await app.db.updateTable('question').set({ state: 'withdrawn' }).execute();
    expect((await put('tomas')).wrote['question']).toHaveLength(1);
  });
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import {
  HANDOVER_ID,
  PROMISE_ID,
  QUESTION_ID,
  aChecklist,
  aHandover,
  aPoint,
  aPromise,
  aQuestion,
  anItem,
  pointsOf,
  promisesOf,
} from '../testing/fixtures.ts';
// Loaded before the tests, which else wait for it.
import '../answer/answer.tsx';
import { renderTab } from '../testing/render-tab.tsx';
import { problem, startService, type Service } from '../testing/service.ts';
import { aStorage } from '../testing/storage.ts';
import { aStream } from '../testing/stream.ts';

const API = `/api/handovers/${HANDOVER_ID}`;
const integrations = 'requirements.integrations';
const SAVE = `PATCH ${API}/items/${integrations}`;
const CHANNEL = {
  team: { id: '00000000-0000-4000-8000-000000000005', name: 'Client projects' },
  channel: { id: '19:abc@thread.tacv2', name: 'Contoso' },
};
const down = problem(503, 'database_unavailable', 'The database is restarting.');
const notSaved = /^Not saved yet/u;
let service: Service;
let storage: Storage;

const item = (text: string, version: number) =>
  anItem({ text, version, status: text === '' ? 'unknown' : 'answered', required: true });

beforeEach(() => {
  service = startService();
  storage = aStorage();
  service.on(`GET ${API}`, { body: aHandover() });
  service.on(`GET ${API}/items`, { body: aChecklist([item('', 0)], 0) });
});
afterEach(cleanup);

const show = (hash = `#checklist/${integrations}`) =>
  renderTab(`/tab/?handover=${HANDOVER_ID}${hash}`, {}, storage);
const field = async () =>
  await screen.findByLabelText<HTMLTextAreaElement>('Third-party integrations');
/** The page is gone, as when Teams takes the tab away; another one is opened. */
const comeBack = (hash?: string) => {
  cleanup();
  return show(hash);
};

describe('what is typed in the checklist', () => {
  it('is sent with the token at hand when the tab is taken away within a second', async () => {
    service.on(SAVE, { body: item('SAP and DHL', 1) });
    const log = show();
    await userEvent.type(await field(), 'SAP and DHL');
    const asked = log.claims.length;
    fireEvent(window, new Event('pagehide'));
    await waitFor(() => expect(service.calls(SAVE)).toHaveLength(1));
    expect(service.calls(SAVE)[0]?.body).toMatchObject({ text: 'SAP and DHL' });
    const [, count] =
      /token-(\d+)/u.exec(service.calls(SAVE)[0]?.headers['authorization'] ?? '') ?? [];
    expect(Number(count)).toBeLessThanOrEqual(asked);
  });

  it('is what Teams waits for before it takes the tab away', async () => {
    service.on(SAVE, { body: item('SAP', 1) });
    const log = show();
    await userEvent.type(await field(), 'SAP');
    await log.leave();
    expect(service.calls(SAVE)).toHaveLength(1);
  });

  it('is offered after a reload, and saved when the reader says so', async () => {
    service.on(SAVE, down);
    show();
    await userEvent.type(await field(), 'SAP and DHL');
    comeBack('#overview');
    await screen.findByText(notSaved);
    await userEvent.click(await screen.findByRole('button', { name: 'Show it' }));
    expect((await field()).value).toBe('SAP and DHL');
    await screen.findByText(/You typed this here/u);
    service.on(SAVE, { body: item('SAP and DHL', 1) });
    service.on(`GET ${API}/items`, { body: aChecklist([item('SAP and DHL', 1)], 0) });
    const before = service.calls(SAVE).length;
    await userEvent.click(screen.getByRole('button', { name: 'Save it' }));
    await waitFor(() => expect(service.calls(SAVE)).toHaveLength(before + 1));
    await waitFor(() => expect(storage.length).toBe(0));
    comeBack('#overview');
    await screen.findByRole('heading', { level: 1 });
    expect(screen.queryByText(notSaved)).toBeNull();
  });

  it('can be thrown away instead, and what is saved is shown', async () => {
    service.on(SAVE, down);
    show();
    await userEvent.type(await field(), 'SAP');
    comeBack();
    await userEvent.click(await screen.findByRole('button', { name: 'Take what is saved' }));
    expect((await field()).value).toBe('');
    expect(storage.length).toBe(0);
  });

  it('is said on every screen until it is saved, which happens by itself', async () => {
    service.on(SAVE, down);
    show('#checklist/left');
    await userEvent.type(await field(), 'SAP');
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    await screen.findByText(notSaved);
    service.on(SAVE, { body: item('SAP', 1) });
    fireEvent(window, new Event('online'));
    await waitFor(() => expect(screen.queryByText(notSaved)).toBeNull());
    expect(storage.length).toBe(0);
  });

  it.each([
    ['Waiting for me', '/tab/waiting', {}],
    ['a channel with several handovers', '/tab/', CHANNEL],
  ])(
    'is said in %s too, with the name of its handover, and leads back',
    async (_where, page, host) => {
      const line = { id: HANDOVER_ID, project: 'Contoso ERP rollout', clientName: 'Contoso AG' };
      const mine = { ...line, state: 'draft', promisedStart: '2026-12-07' };
      const handovers = [mine, { ...mine, id: PROMISE_ID, project: 'Second' }];
      const list = { handovers, next: null, can: { create: true } };
      service.on('GET /api/waiting', { body: { waiting: [], ...list } });
      service.on('GET /api/handovers', { body: list });
      service.on(SAVE, down);
      show();
      await userEvent.type(await field(), 'SAP');
      cleanup();
      window.history.replaceState(null, '', '/');
      renderTab(page, host, storage);
      await screen.findByText(
        /^Not saved yet: “Third-party integrations” in Contoso ERP rollout, typed/u,
      );
      await userEvent.click(screen.getByRole('button', { name: 'Show it' }));
      expect((await field()).value).toBe('SAP');
    },
  );

  it('follows what others save, as long as nothing is typed', async () => {
    const live = aStream();
    service.on(`GET ${API}/live`, () => ({ stream: live.stream }));
    show();
    await field();
    await waitFor(() => expect(service.calls(`GET ${API}/live`)).toHaveLength(1));
    service.on(`GET ${API}/items`, { body: aChecklist([item('theirs', 4)], 0) });
    live.say('event: change\ndata: checklist\n\n');
    await waitFor(async () => expect((await field()).value).toBe('theirs'));
    service.on(SAVE, { body: item('theirs, and mine', 5) });
    await userEvent.type(await field(), ', and mine');
    await waitFor(() => expect(service.calls(SAVE)).toHaveLength(1));
    expect(service.calls(SAVE)[0]?.headers['if-match']).toBe('"4"');
  });
});

/** Every form in which more than a word is typed: where it is, how it is opened, what is typed into. */
const forms = [
  ['a question', '#questions/ask', null, 'What do you want to know?'],
  ['an answer', `#questions/${QUESTION_ID}`, null, 'Answer'],
  ['a promise', '#promises/add', null, /What does the client believe/u],
  ['an edited promise', '#promises', 'Edit', /What does the client believe/u],
  ['a verdict', '#promises', 'Change the verdict', 'What we could do instead'],
  ['what tech understood', '#overview', 'Write it', 'What will you build, in your own words?'],
  ['a check', '#overview', 'Check', 'What did you look at, and what is it based on?'],
  ['why one can’t vouch for it', '#overview', 'No, because…', /^Can we build it\? No, because/u],
  ['a point in one’s own words', '#answer', 'Another reason', 'Reason in your words'],
  ['a point that is not sent', '#answer', 'Edit', 'What does sales have to mend?'],
  ['why sales can’t', '#overview', 'Can’t, because…', 'Why can’t you?'],
  [
    'why it isn’t applicable',
    `#checklist/${integrations}`,
    'Not applicable…',
    'Why isn’t it applicable?',
  ],
  ['why it is late', '#overview', 'Submit', /Why so late/u],
] as const;

/** Their place in the address, or a press, opens these. */
const opensByPress = new Set<string>([
  'a point in one’s own words',
  'why it isn’t applicable',
  'why it is late',
]);

describe('what is typed in any form', () => {
  beforeEach(() => {
    const all = { edit: true, giveVerdict: true, resolve: true };
    const promise = aPromise({ verdict: 'no', facts: ['no'] });
    const may = { ...promise, can: { ...promise.can, ...all } };
    service.on(`GET ${API}/promises`, { body: promisesOf(may) });
    const question = aQuestion({ answer: null, state: 'open' });
    const answering = { ...question, can: { ...question.can, answer: true } };
    service.on(`GET ${API}/questions`, { body: { questions: [answering], can: { ask: true } } });
    const notSent = aPoint({
      id: PROMISE_ID,
      state: 'not-sent',
      can: { edit: true, handle: false },
    });
    service.on(`GET ${API}/points`, { body: pointsOf(aPoint(), notSent) });
    const check = {
      kind: 'feasibility',
      by: null,
      at: null,
      note: null,
      refusal: null,
      mine: true,
    } as const;
    service.on(`GET ${API}`, {
      body: aHandover({
        checks: [check],
        sentBack: { at: '2026-11-20T10:31:00.000Z', by: null, points: 1, open: 1 },
        notSent: 1,
        nextStep: { verb: 'submit', label: 'Submit', page: 'overview', ref: null },
        asksLateReason: true,
        can: { ...aHandover().can, writeMirror: true, sendBack: true },
      }),
    });
  });

  it.each(forms)(
    'is there again after the tab was taken away: %s',
    async (what, hash, open, label) => {
      const form = async () => (await screen.findAllByLabelText<HTMLTextAreaElement>(label))[0];
      show(hash);
      const button = open && (await screen.findAllByRole('button', { name: open }))[0];
      if (button) await userEvent.click(button);
      const typedInto = await form();
      if (!typedInto) throw new Error('There is no such form.');
      await userEvent.type(typedInto, ' kept');
      const { value } = typedInto;
      expect(value).toContain('kept');
      comeBack(hash);
      if (opensByPress.has(what)) {
        await userEvent.click(
          (await screen.findAllByRole('button', { name: open ?? '' }))[0] as Element,
        );
      }
      // The form stands open: nobody looks for the button behind which the text is.
      expect((await form())?.value).toBe(value);
    },
  );
});

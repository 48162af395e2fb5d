import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { QuestionView } from '../../src/questions/model.ts';
import {
  HANDOVER_ID,
  QUESTION_ID,
  RIYA,
  TOMAS,
  aHandover,
  aQuestion,
} from '../testing/fixtures.ts';
import { renderTab } from '../testing/render-tab.tsx';
import { problem, startService, type Service } from '../testing/service.ts';

const API = `/api/handovers/${HANDOVER_ID}`;
const ONE = `${API}/questions/${QUESTION_ID}`;
let service: Service;

function show(questions: QuestionView[], ref = `/${QUESTION_ID}`): void {
  service.on('GET /api/me', { body: { person: TOMAS } });
  service.on(`GET ${API}`, { body: aHandover() });
  service.on(`GET ${API}/questions`, { body: { questions, can: { ask: true } } });
  renderTab(`/tab/?handover=${HANDOVER_ID}#questions${ref}`);
}

const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

beforeEach(() => {
  service = startService();
});
afterEach(cleanup);

describe('the questions page', () => {
  it('sets the answer apart and settles it at the version that was seen', async () => {
    service.on(`POST ${ONE}/settle`, { body: aQuestion({ state: 'settled' }) });
    show([aQuestion()]);
    const answer = await screen.findByRole('region', { name: 'Answer' });
    expect(answer.textContent).toContain('Company account only.');
    await press('That settles it');
    await waitFor(() =>
      expect(service.calls(`POST ${ONE}/settle`)[0]?.headers['if-match']).toBe('"5"'),
    );
  });

  it('says what is missing when an answer does not settle it yet', async () => {
    service.on(`POST ${ONE}/reopen`, { body: aQuestion({ state: 'reopened' }) });
    show([aQuestion()]);
    await press('Not yet');
    await userEvent.type(screen.getByLabelText('What is still missing?'), 'And guests?');
    await press('Not yet');
    await waitFor(() =>
      expect(service.calls(`POST ${ONE}/reopen`)[0]?.body).toEqual({ text: 'And guests?' }),
    );
  });

  it('CC08 keeps a typed answer when somebody else answered first', async () => {
    const can = { answer: true, settle: false, reopen: false, withdraw: false };
    service.on(`POST ${ONE}/answer`, problem(412, 'version_conflict', 'Somebody was faster.'));
    show([aQuestion({ state: 'open', answer: null, waitsFor: RIYA, can })]);
    const field = await screen.findByLabelText<HTMLTextAreaElement>('Answer');
    await userEvent.type(field, 'No guests.');
    await userEvent.click(screen.getByRole('button', { name: 'Answer' }));
    await screen.findByText(/Somebody was faster/u);
    expect(screen.getByLabelText<HTMLTextAreaElement>('Answer').value).toBe('No guests.');
  });

  it('asks sales with a key, and acceptance waits for the answer unless unticked', async () => {
    service.on(`POST ${API}/questions`, { status: 201, body: aQuestion() });
    show([], '/ask:item:requirements.integrations');
    await userEvent.type(await screen.findByLabelText('What do you want to know?'), 'Who pays?');
    await press('Ask');
    await waitFor(() => expect(service.calls(`POST ${API}/questions`)).toHaveLength(1));
    const [call] = service.calls(`POST ${API}/questions`);
    expect(call?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/u);
    expect(call?.body).toEqual({
      text: 'Who pays?',
      to: 'sales',
      about: { kind: 'item', ref: 'requirements.integrations' },
      blocking: true,
    });
  });

  it('shows what waits for me first', async () => {
    const mine = aQuestion();
    const other = aQuestion({
      id: '00000000-0000-4000-8000-000000000302',
      waitsFor: RIYA,
      text: 'B?',
    });
    show([mine, other], '');
    await screen.findByText('Is single sign-on part of scope?');
    await waitFor(() => expect(screen.queryByText('B?')).toBeNull());
    await userEvent.click(screen.getByRole('tab', { name: 'Open 2' }));
    await screen.findByText('B?');
  });
});

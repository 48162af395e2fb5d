import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { HANDOVER_ID, RIYA, aHandover } from '../testing/fixtures.ts';
import { renderTab } from '../testing/render-tab.tsx';
import { problem, startService, type Service } from '../testing/service.ts';

const API = `/api/handovers/${HANDOVER_ID}`;
const at = '2026-11-20T10:31:00.000Z';
const said = { status: 'answered', text: '', columns: [], rows: [], reason: null, source: null };
const edited = {
  id: '2',
  at,
  by: RIYA,
  text: 'Features was edited',
  page: 'checklist',
  ref: 'scope.features',
  revision: 2,
};
const shared = {
  ...edited,
  id: '1',
  text: 'The text was shown to the client early',
  revision: null,
};
const revision = {
  key: 'scope.features',
  title: 'Features',
  number: 2,
  by: RIYA,
  begunAt: at,
  endedAt: at,
  before: null,
  after: {
    ...said,
    columns: ['Feature', 'Where it says so'],
    rows: [
      ['Stock on one screen', 'SOW, page 4'],
      ['Works offline', ''],
    ],
  },
};
let service: Service;

beforeEach(() => {
  service = startService();
  service.on(`GET ${API}`, { body: aHandover() });
  service.on(`GET ${API}/changes`, { body: { changes: [edited, shared], next: null } });
  renderTab(`/tab/?handover=${HANDOVER_ID}#changes`);
});
afterEach(cleanup);

const opener = async () =>
  await screen.findByRole('button', { name: /what changed: Features was edited/iu });

describe('the list of changes', () => {
  it('unfolds what an edit changed, before and after, and folds it again', async () => {
    service.on(`GET ${API}/items/scope.features/revisions/2`, { body: revision });
    await userEvent.click(await opener());
    const before = await screen.findByRole('region', { name: 'Before' });
    expect(before.textContent).toBe('BeforeNothing.');
    const after = within(screen.getByRole('region', { name: 'After' }));
    expect(after.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      'Stock on one screenWhere it says so: SOW, page 4',
      'Works offline',
    ]);
    await userEvent.click(await opener());
    expect(screen.queryByRole('region', { name: 'After' })).toBeNull();
  });

  it('says of one that does not apply why, and where a text stands', async () => {
    const before = { ...said, text: 'Ship', source: 'Mail' };
    const after = { ...said, status: 'not-applicable', reason: 'New system.' };
    service.on(`GET ${API}/items/scope.features/revisions/2`, {
      body: { ...revision, before, after },
    });
    await userEvent.click(await opener());
    expect((await screen.findByRole('region', { name: 'Before' })).textContent).toBe(
      'BeforeShipWhere it says so: Mail',
    );
    expect(screen.getByRole('region', { name: 'After' }).textContent).toBe(
      'AfterNot applicable: New system.',
    );
  });

  it('offers it only where a line tells of an edit, and says when it cannot be read', async () => {
    service.on(
      `GET ${API}/items/scope.features/revisions/2`,
      problem(404, 'not_found', 'It is not here.'),
    );
    await userEvent.click(await opener());
    expect(await screen.findByText(/That did not work/u)).toBeTruthy();
    expect(screen.getAllByRole('button', { name: /what changed/iu })).toHaveLength(1);
  });

  it('shows more on demand, with the focus on the first line that came', async () => {
    cleanup();
    const older = { ...shared, id: '0', text: 'The handover was created' };
    service.on(`GET ${API}/changes`, ({ path }) => ({
      body: path.endsWith('?after=1')
        ? { changes: [older], next: null }
        : { changes: [edited, shared], next: '1' },
    }));
    renderTab(`/tab/?handover=${HANDOVER_ID}#changes`);
    const more = await screen.findByRole('button', { name: 'Show more' });
    more.focus();
    await userEvent.keyboard('{Enter}');
    const line = await screen.findByRole('button', { name: older.text });
    await waitFor(() => expect(document.activeElement).toBe(line));
    expect(screen.getAllByRole('button', { name: edited.text })).toHaveLength(1);
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  });

  it('says when more could not be read, and tries again', async () => {
    cleanup();
    const away = problem(409, 'invalid_state', 'Not now.');
    service.on(`GET ${API}/changes`, ({ path }) =>
      path.endsWith('?after=1') ? away : { body: { changes: [edited], next: '1' } },
    );
    renderTab(`/tab/?handover=${HANDOVER_ID}#changes`);
    await userEvent.click(await screen.findByRole('button', { name: 'Show more' }));
    await screen.findByText('Not now.');
    screen.getByRole('button', { name: edited.text });
    service.on(`GET ${API}/changes`, { body: { changes: [shared], next: null } });
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByRole('button', { name: shared.text });
  });
});

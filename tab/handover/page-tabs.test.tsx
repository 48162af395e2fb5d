import { afterEach, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { HANDOVER_ID, aHandover } from '../testing/fixtures.ts';
import { renderTab } from '../testing/render-tab.tsx';
import { startService } from '../testing/service.ts';

afterEach(cleanup);

// The first test of the file: afterwards the menu is there at once.
it('keeps the focus on *More* when its menu arrives', async () => {
  startService().on(`GET /api/handovers/${HANDOVER_ID}`, { body: aHandover() });
  renderTab();
  const before = await screen.findByRole('button', { name: 'More' });
  expect(before.getAttribute('aria-label')).toBeNull();
  before.focus();
  fireEvent.focus(before);
  await waitFor(() => {
    expect(before.isConnected).toBe(false);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'More' }));
  });
});

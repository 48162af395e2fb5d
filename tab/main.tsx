import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { createApi } from './data/api.ts';
import { OutsideTeams } from './outside-teams.tsx';
import { connectToTeams } from './teams.ts';
import { deviceStorage } from './unsaved/device.ts';

/** Opens the tab: the static shell stays painted until Teams has answered. */
async function open(element: HTMLElement): Promise<void> {
  const root = createRoot(element);
  try {
    const host = await connectToTeams();
    const api = createApi((claims) => host.getToken(claims));
    const address = new URL(window.location.href);
    root.render(<App {...{ host, api, address, storage: deviceStorage() }} />);
  } catch {
    // teams-js rejects when no Teams answers: the page was opened in a plain browser.
    root.render(<OutsideTeams />);
  }
}

const element = document.querySelector<HTMLElement>('#root');
if (element) void open(element);
void import('./ui/second-press.ts').then(({ guardSecondPress }) => guardSecondPress(document));

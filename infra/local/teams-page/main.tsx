import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { prepareCards } from './chat/card-text.ts';
import { watchUnknownCalls } from './host/unknown-calls.ts';
import { Page } from './shell/page.tsx';

prepareCards();
watchUnknownCalls();
const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: Infinity, refetchOnWindowFocus: false, retry: 1 },
  },
});
const element = document.getElementById('page');
if (!element) throw new Error('index.html lacks the element "page".');
createRoot(element).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <Page />
    </QueryClientProvider>
  </StrictMode>,
);

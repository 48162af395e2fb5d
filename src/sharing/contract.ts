import type { z } from 'zod';
import { contract } from '../contract.ts';
import { ofHandover } from '../record/model.ts';
import { clientPage, notQuiteInput } from './model.ts';

/** What the client is shown, over the wire; `shown` is what later concepts show after a verb. */
export function sharingContract<V>(shown: z.ZodType<V>) {
  return contract({
    readClientView: {
      method: 'GET',
      path: '/api/handovers/:id/client-view',
      params: ofHandover,
      answer: clientPage,
      who: ['person'],
      verb: 'read',
      tagged: true,
    },
    readClientPreview: {
      method: 'GET',
      path: '/api/handovers/:id/client-preview',
      params: ofHandover,
      answer: clientPage,
      who: ['person'],
      verb: 'read',
      tagged: true,
    },
    showEarly: {
      method: 'POST',
      path: '/api/handovers/:id/show-early',
      params: ofHandover,
      answer: shown,
      who: ['person'],
      verb: 'show-early',
      needs: 'version',
    },
    takeShownBack: {
      method: 'POST',
      path: '/api/handovers/:id/show-early/take-back',
      params: ofHandover,
      answer: shown,
      who: ['person'],
      verb: 'take-shown-back',
      needs: 'version',
    },
    sayNotQuite: {
      method: 'POST',
      path: '/api/handovers/:id/not-quite',
      params: ofHandover,
      body: notQuiteInput,
      answer: clientPage,
      who: ['person'],
      verb: 'not-quite',
      needs: 'key',
    },
  });
}

import type { z } from 'zod';
import { contract } from '../contract.ts';
import { ofHandover } from '../record/model.ts';
import { clientPage } from './model.ts';

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
    share: {
      method: 'POST',
      path: '/api/handovers/:id/share',
      params: ofHandover,
      answer: shown,
      who: ['person'],
      verb: 'share',
      needs: 'version',
    },
  });
}

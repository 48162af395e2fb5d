import type { z } from 'zod';
import { contract } from '../contract.ts';
import { ofHandover } from '../record/model.ts';
import { checkInput, declineInput, mirrorInput, refusalInput } from './model.ts';

/** The review over the wire; `shown` is what later concepts show of a handover after a verb. */
export function reviewContract<V>(shown: z.ZodType<V>) {
  const onHandover = { params: ofHandover, answer: shown, needs: 'version' } as const;
  return contract({
    giveCheck: {
      ...onHandover,
      method: 'POST',
      path: '/api/handovers/:id/checks',
      body: checkInput,
      who: ['person'],
      verb: 'feasibility-check',
    },
    refuseCheck: {
      ...onHandover,
      method: 'POST',
      path: '/api/handovers/:id/checks/refuse',
      body: refusalInput,
      who: ['person'],
      verb: 'feasibility-check',
    },
    writeMirror: {
      ...onHandover,
      method: 'PUT',
      path: '/api/handovers/:id/mirror',
      body: mirrorInput,
      who: ['person'],
      verb: 'write-mirror',
    },
    approveMirror: {
      ...onHandover,
      method: 'POST',
      path: '/api/handovers/:id/mirror/approve',
      who: ['person'],
      verb: 'approve-mirror',
    },
    declineMirror: {
      ...onHandover,
      method: 'POST',
      path: '/api/handovers/:id/mirror/decline',
      body: declineInput,
      who: ['person'],
      verb: 'decline-mirror',
    },
  });
}

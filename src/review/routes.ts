import type { Handlers } from '../http/route.ts';
import { onHandover, type Showing } from '../record/on-handover.ts';
import { approveMirror } from './approve-mirror.ts';
import type { reviewContract } from './contract.ts';
import { declineMirror } from './decline-mirror.ts';
import { giveCheck } from './give-check.ts';
import { refuseCheck } from './refuse-check.ts';
import { writeMirror } from './write-mirror.ts';

/** The review over HTTP: checks by name, and what tech understood. */
export function reviewHandlers<V>(
  showing: Showing<V>,
): Handlers<ReturnType<typeof reviewContract<V>>> {
  const on = onHandover(showing);
  return {
    giveCheck: on(giveCheck),
    refuseCheck: on(refuseCheck),
    writeMirror: on(writeMirror),
    approveMirror: on(approveMirror),
    declineMirror: on(declineMirror),
  };
}

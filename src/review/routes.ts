import type { Route } from '../http/route.ts';
import { none, onHandover, type HandoverRoutes } from '../record/route-on-handover.ts';
import { approveMirror } from './approve-mirror.ts';
import { giveCheck } from './give-check.ts';
import { checkInput, mirrorInput } from './model.ts';
import { writeMirror } from './write-mirror.ts';

/** The review over HTTP: checks by name, and what tech understood. */
export function reviewRoutes(on: HandoverRoutes): Route[] {
  return [
    onHandover(on, { path: 'checks', verb: 'feasibility-check', body: checkInput, act: giveCheck }),
    onHandover(on, {
      method: 'PUT',
      path: 'mirror',
      verb: 'write-mirror',
      body: mirrorInput,
      act: writeMirror,
    }),
    onHandover(on, {
      path: 'mirror/approve',
      verb: 'approve-mirror',
      body: none,
      act: approveMirror,
    }),
  ];
}

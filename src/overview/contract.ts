import { contract } from '../contract.ts';
import { changes, ofHandover } from '../record/model.ts';
import { handoverPage } from './model.ts';

/** One handover over the wire, for whoever opens it. */
export const overviewContract = contract({
  openHandover: {
    method: 'GET',
    path: '/api/handovers/:id',
    params: ofHandover,
    answer: handoverPage,
    verb: 'open',
    tagged: true,
  },
  followHandover: {
    method: 'GET',
    path: '/api/handovers/:id/live',
    params: ofHandover,
    answer: 'stream',
    verb: 'open',
  },
  readChanges: {
    method: 'GET',
    path: '/api/handovers/:id/changes',
    params: ofHandover,
    answer: changes,
    verb: 'read',
    tagged: true,
  },
});

import { contract } from '../contract.ts';
import { afterQuery, changes, ofHandover } from '../record/model.ts';
import { handoverPage } from './model.ts';

/** One handover over the wire, for whoever opens it. */
export const overviewContract = contract({
  openHandover: {
    method: 'GET',
    path: '/api/handovers/:id',
    params: ofHandover,
    answer: handoverPage,
    who: ['person', 'contact'],
    verb: 'open',
    tagged: true,
  },
  followHandover: {
    method: 'GET',
    path: '/api/handovers/:id/live',
    params: ofHandover,
    answer: 'stream',
    who: ['person', 'contact'],
    verb: 'open',
  },
  readChanges: {
    method: 'GET',
    path: '/api/handovers/:id/changes',
    params: ofHandover,
    query: afterQuery,
    answer: changes,
    who: ['person'],
    verb: 'read',
    tagged: true,
  },
});

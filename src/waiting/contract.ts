import { contract } from '../contract.ts';
import { afterQuery } from '../record/model.ts';
import { me, waitingView } from './model.ts';

/** What waits for whoever asks, and who that is, over the wire. */
export const waitingContract = contract({
  readWaiting: {
    method: 'GET',
    path: '/api/waiting',
    query: afterQuery,
    answer: waitingView,
    who: ['person'],
    verb: 'anyone',
  },
  readMe: { method: 'GET', path: '/api/me', answer: me, who: ['person'], verb: 'anyone' },
});

import { contract } from '../contract.ts';
import { me, waitingView } from './model.ts';

/** What waits for whoever asks, and who that is, over the wire. */
export const waitingContract = contract({
  readWaiting: { method: 'GET', path: '/api/waiting', answer: waitingView, verb: 'anyone' },
  readMe: { method: 'GET', path: '/api/me', answer: me, verb: 'anyone' },
});

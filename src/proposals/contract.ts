import { z } from 'zod';
import { contract } from '../contract.ts';
import { handoverId, ofHandover } from '../record/model.ts';
import { itemKey } from '../templates/model.ts';
import {
  leaveOutInput,
  proposalsView,
  proposeInput,
  takeInput,
  withdrawProposalInput,
} from './model.ts';

/** What others than sales would have an item say, over the wire. */
export const proposalContract = contract({
  readProposals: {
    method: 'GET',
    path: '/api/handovers/:id/proposals',
    params: ofHandover,
    answer: proposalsView,
    who: ['person'],
    verb: 'read',
    tagged: true,
  },
  propose: {
    method: 'PUT',
    path: '/api/handovers/:id/items/:key/proposal',
    params: z.object({ id: handoverId, key: itemKey }),
    body: proposeInput,
    answer: proposalsView,
    who: ['person'],
    verb: 'propose',
  },
  takeProposals: {
    method: 'POST',
    path: '/api/handovers/:id/proposals/take',
    params: ofHandover,
    body: takeInput,
    answer: proposalsView,
    who: ['person'],
    verb: 'take-proposal',
  },
  leaveOutProposal: {
    method: 'POST',
    path: '/api/handovers/:id/proposals/leave-out',
    params: ofHandover,
    body: leaveOutInput,
    answer: proposalsView,
    who: ['person'],
    verb: 'take-proposal',
  },
  withdrawProposal: {
    method: 'POST',
    path: '/api/handovers/:id/proposals/withdraw',
    params: ofHandover,
    body: withdrawProposalInput,
    answer: proposalsView,
    who: ['person'],
    verb: 'propose',
  },
});

import { contract } from '../contract.ts';
import { ofHandover } from '../record/model.ts';
import {
  keepKickoffInput,
  kickoffTimes,
  kickoffView,
  sendKickoffInput,
  timesQuery,
} from './model.ts';

/** The kickoff over the wire. */
export const kickoffContract = contract({
  readKickoff: {
    method: 'GET',
    path: '/api/handovers/:id/kickoff',
    params: ofHandover,
    answer: kickoffView,
    who: ['person'],
    verb: 'read',
    tagged: true,
  },
  readKickoffTimes: {
    method: 'GET',
    path: '/api/handovers/:id/kickoff/times',
    params: ofHandover,
    query: timesQuery,
    answer: kickoffTimes,
    who: ['person'],
    verb: 'read',
    cost: 'outside',
  },
  sendKickoff: {
    method: 'POST',
    path: '/api/handovers/:id/kickoff',
    params: ofHandover,
    body: sendKickoffInput,
    answer: kickoffView,
    who: ['person'],
    verb: 'send-kickoff',
    needs: 'key',
    status: [202],
  },
  keepKickoff: {
    method: 'POST',
    path: '/api/handovers/:id/kickoff/keep',
    params: ofHandover,
    body: keepKickoffInput,
    answer: kickoffView,
    who: ['person'],
    verb: 'keep-kickoff',
  },
});

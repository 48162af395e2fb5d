import type { z } from 'zod';
import { contract } from '../contract.ts';
import { sendBackInput } from '../points/model.ts';
import { ofHandover } from '../record/model.ts';
import * as model from './model.ts';

/** The lifecycle over the wire; `shown` is what later concepts show of a handover after a verb. */
export function handoverContract<V>(shown: z.ZodType<V>) {
  return { ...beginContract, ...lifecycleContract(shown) };
}

const beginContract = contract({
  listHandovers: {
    method: 'GET',
    path: '/api/handovers',
    query: model.listQuery,
    answer: model.handoverLines,
    who: ['person'],
    verb: 'anyone',
  },
  createHandover: {
    method: 'POST',
    path: '/api/handovers',
    body: model.createInput,
    answer: model.created,
    who: ['person'],
    verb: 'anyone',
    needs: 'key',
    cost: 'outside',
    status: [201, 200],
  },
  readCandidates: {
    method: 'GET',
    path: '/api/handovers/:id/candidates',
    params: ofHandover,
    answer: model.candidates,
    who: ['person'],
    verb: 'read',
  },
});

function lifecycleContract<V>(shown: z.ZodType<V>) {
  const change = { method: 'POST', params: ofHandover, answer: shown } as const;
  const onHandover = { ...change, needs: 'version' } as const;
  return contract({
    submit: {
      ...onHandover,
      path: '/api/handovers/:id/submit',
      body: model.submitInput,
      who: ['person'],
      verb: 'submit',
    },
    sendBack: {
      ...onHandover,
      path: '/api/handovers/:id/send-back',
      body: sendBackInput,
      who: ['person'],
      verb: 'send-back',
    },
    takeBack: {
      ...onHandover,
      path: '/api/handovers/:id/take-back',
      body: model.takeBackInput,
      who: ['person'],
      verb: 'take-back',
    },
    accept: { ...onHandover, path: '/api/handovers/:id/accept', who: ['person'], verb: 'accept' },
    nameRoles: {
      ...onHandover,
      path: '/api/handovers/:id/roles',
      body: model.nameRolesInput,
      who: ['person'],
      verb: 'name-roles-before',
    },
    addContact: {
      ...onHandover,
      path: '/api/handovers/:id/contacts',
      body: model.contactInput,
      who: ['person'],
      verb: 'add-contact',
    },
    undo: {
      ...change,
      path: '/api/handovers/:id/undo',
      body: model.undoInput,
      who: ['person'],
      verb: 'undo',
    },
    retryEffect: {
      ...change,
      path: '/api/handovers/:id/effects/retry',
      body: model.retryInput,
      who: ['person'],
      verb: 'retry-effect',
    },
  });
}

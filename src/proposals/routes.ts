import type { App } from '../app.ts';
import type { Handlers } from '../http/route.ts';
import { reading } from '../record/reading.ts';
import type { proposalContract } from './contract.ts';
import { leaveOut, withdrawProposal } from './leave-out.ts';
import { presentProposals } from './present.ts';
import { propose } from './propose.ts';
import { takeProposals } from './take.ts';

/** Proposals over HTTP. */
export function proposalHandlers(app: App): Handlers<typeof proposalContract> {
  return {
    readProposals: reading(app)(presentProposals),
    propose: async ({ actor, params: { id, key }, body }) => ({
      body: await propose(app, actor, { handoverId: id, key, input: body }),
    }),
    takeProposals: async ({ actor, params, body }) => ({
      body: await takeProposals(app, actor, { handoverId: params.id, input: body }),
    }),
    withdrawProposal: async ({ actor, params, body }) => ({
      body: await withdrawProposal(app, actor, { handoverId: params.id, input: body }),
    }),
    leaveOutProposal: async ({ actor, params, body }) => ({
      body: await leaveOut(app, actor, { handoverId: params.id, input: body }),
    }),
  };
}

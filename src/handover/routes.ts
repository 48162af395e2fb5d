import type { Handlers } from '../http/route.ts';
import { onHandover, type Showing } from '../record/on-handover.ts';
import { openInternal } from '../record/read.ts';
import { accept } from './accept.ts';
import { addContact } from './add-contact.ts';
import { candidatesFor } from './candidates.ts';
import type { handoverContract } from './contract.ts';
import { createHandover } from './create.ts';
import { listHandovers } from './list.ts';
import { nameRoles } from './name-roles.ts';
import { retry } from './retry.ts';
import { sendBack } from './send-back.ts';
import { submit } from './submit.ts';
import { takeBack } from './take-back.ts';
import { undo } from './undo.ts';

/** The lifecycle over HTTP. */
export function handoverHandlers<V>(
  showing: Showing<V>,
): Handlers<ReturnType<typeof handoverContract<V>>> {
  const { app } = showing;
  const on = onHandover(showing);
  return {
    listHandovers: async ({ actor, query }) => ({ body: await listHandovers(app, actor, query) }),
    createHandover: async ({ actor, key, body }) => {
      const created = await createHandover(app, actor, { key, input: body });
      return { status: created.existing ? 200 : 201, body: created };
    },
    readCandidates: async ({ actor, params }) => {
      const { handover } = await openInternal(app, actor, params.id);
      return { body: { people: await candidatesFor(app, handover) } };
    },
    submit: on(submit),
    sendBack: on(sendBack),
    accept: on(accept),
    takeBack: on(takeBack),
    undo: on(undo),
    nameRoles: on(nameRoles),
    addContact: on(addContact),
    retryEffect: on(retry),
  };
}

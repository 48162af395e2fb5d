import type { Handlers } from '../http/route.ts';
import { onHandover, type Showing } from '../record/on-handover.ts';
import { reading } from '../record/reading.ts';
import type { sharingContract } from './contract.ts';
import { presentClientPreview, presentClientView } from './present.ts';
import { sayNotQuite } from './say-not-quite.ts';
import { showEarly } from './show-early.ts';
import { takeShownBack } from './take-shown-back.ts';

/** What the client is shown, over HTTP: our side looks at it, sales shows it early, and they say what is not quite so. */
export function sharingHandlers<V>(
  showing: Showing<V>,
): Handlers<ReturnType<typeof sharingContract<V>>> {
  return {
    readClientView: reading(showing.app)(presentClientView),
    readClientPreview: reading(showing.app)(presentClientPreview),
    showEarly: onHandover(showing)(showEarly),
    takeShownBack: onHandover(showing)(takeShownBack),
    sayNotQuite: async ({ actor, params, key, body }) => ({
      body: await sayNotQuite(showing.app, actor, { handoverId: params.id, key, input: body }),
    }),
  };
}

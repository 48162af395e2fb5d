import type { Handlers } from '../http/route.ts';
import { onHandover, type Showing } from '../record/on-handover.ts';
import { reading } from '../record/reading.ts';
import type { sharingContract } from './contract.ts';
import { presentClientView } from './present.ts';
import { share } from './share.ts';

/** What the client is shown, over HTTP: our side looks at it, and sales shows it. */
export function sharingHandlers<V>(
  showing: Showing<V>,
): Handlers<ReturnType<typeof sharingContract<V>>> {
  return {
    readClientView: reading(showing.app)(presentClientView),
    share: onHandover(showing)(share),
  };
}

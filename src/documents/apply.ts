import type { App, Tx } from '../app.ts';
import { orderEffect } from '../effects/order.ts';
import { foldersKey } from './facts.ts';

/** Orders the folder set of a handover that has a channel, in the transaction of its cause. */
export async function orderFolders(app: App, tx: Tx, handoverId: string): Promise<void> {
  await orderEffect(app, tx, {
    key: foldersKey(handoverId),
    handoverId,
    kind: 'folders',
    what: 'Make the folders in SharePoint',
    request: {},
  });
}

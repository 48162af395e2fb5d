import type { App } from '../app.ts';
import type { Handlers } from '../http/route.ts';
import { open } from '../record/read.ts';
import { reading } from '../record/reading.ts';
import { tagOf } from '../record/tag.ts';
import { openClientView } from '../sharing/present.ts';
import type { Signals } from '../storage/signals.ts';
import { presentChanges } from './changes.ts';
import type { overviewContract } from './contract.ts';
import { watch } from './live.ts';
import { presentHandover } from './present.ts';

/** One handover for whoever opens it: at a glance for our side, what was shared for the client. */
export function overviewHandlers(app: App, signals: Signals): Handlers<typeof overviewContract> {
  return {
    openHandover: async ({ actor, params }) => {
      const opened = await open(app, actor, params.id);
      const isClient = opened.access.standing === 'client';
      return {
        tag: tagOf(opened),
        make: async () =>
          isClient ? await openClientView(opened) : await presentHandover(app, opened),
      };
    },
    followHandover: async ({ actor, params }) => {
      const { handoverId: id, newsOf } = await watch(app, actor, params.id);
      return { feed: { listen: (heard) => signals.listen(id, heard), newsOf } };
    },
    readChanges: reading(app)(presentChanges),
  };
}

import type { App } from '../app.ts';
import type { Person } from '../people/actor.ts';
import { openInternal, type Opened } from './read.ts';
import { tagOf } from './tag.ts';

type Given<Query> = { actor: Person; params: { id: string }; query: Query };

/**
 * The pages of a handover are read alike: opened for our side, tagged, and read and shown only where
 * the reader's tag is an older one.
 */
export function reading(app: App) {
  return <V, Query>(show: (opened: Opened, query: Query) => Promise<V>) =>
    async ({ actor, params, query }: Given<Query>) => {
      const opened = await openInternal(app, actor, params.id);
      return { tag: tagOf(opened), make: async () => await show(opened, query) };
    };
}

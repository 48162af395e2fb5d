import type { App } from '../app.ts';
import type { Person } from '../people/actor.ts';
import type { Ask, Show } from './change.ts';

/** How those who change a handover as a whole show it afterwards. */
export type Showing<V> = { app: App; show: Show<V> };

type Given<Input> = {
  actor: Person;
  params: { id: string };
  expected: number;
  body: Input;
};

type Change<V, Input> = (app: App, actor: Person, asked: Ask<V, Input>) => Promise<V>;

/** The verbs on a whole handover are asked alike: at which version, with what, and how it is shown. */
export function onHandover<V>({ app, show }: Showing<V>) {
  return <Input>(act: Change<V, Input>) =>
    async ({ actor, params, expected, body }: Given<Input>) => ({
      body: await act(app, actor, { handoverId: params.id, expected, input: body, show }),
    });
}

import type { App } from '../app.ts';
import type { Handlers } from '../http/route.ts';
import type { Person } from '../people/actor.ts';
import { reading } from '../record/reading.ts';
import { collectPoint } from './collect.ts';
import type { pointContract } from './contract.ts';
import { editPoint, removePoint, type PointTarget } from './edit-point.ts';
import { handlePoint } from './handle.ts';
import type { PointsView } from './model.ts';
import { presentPoints } from './present.ts';

/** What tech collects and sends back, and what sales does about it, over HTTP. */
export function pointHandlers(app: App): Handlers<typeof pointContract> {
  const on = onPoint(app);
  return {
    readPoints: reading(app)(presentPoints),
    collectPoint: async ({ actor, params, key, body }) => ({
      body: await collectPoint(app, actor, { handoverId: params.id, key, input: body }),
    }),
    editPoint: on(editPoint),
    removePoint: on(removePoint),
    handlePoint: on(handlePoint),
  };
}

type Change<Input> = (
  app: App,
  actor: Person,
  request: PointTarget & { input: Input },
) => Promise<PointsView>;

type Given<Input> = {
  actor: Person;
  params: { id: string; pointId: string };
  expected: number;
  body: Input;
};

/** The verbs on one point are asked alike: which one, at which version, with what. */
function onPoint(app: App) {
  return <Input>(act: Change<Input>) =>
    async ({ actor, params: { id, pointId }, expected, body }: Given<Input>) => ({
      body: await act(app, actor, { handoverId: id, pointId, expected, input: body }),
    });
}

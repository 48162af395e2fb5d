import { z } from 'zod';
import { contract } from '../contract.ts';
import { guid } from '../people/model.ts';
import { handoverId, ofHandover } from '../record/model.ts';
import * as model from './model.ts';

/** A change of one point at the version that was seen, answered with all points as they are then. */
const onPoint = {
  params: z.object({ id: handoverId, pointId: guid }),
  answer: model.pointsView,
  needs: 'version',
} as const;

/** What tech collects and sends back, and what sales does about it, over the wire. */
export const pointContract = contract({
  readPoints: {
    method: 'GET',
    path: '/api/handovers/:id/points',
    params: ofHandover,
    answer: model.pointsView,
    who: ['person'],
    verb: 'read',
    tagged: true,
  },
  collectPoint: {
    method: 'POST',
    path: '/api/handovers/:id/points',
    params: ofHandover,
    body: model.pointInput,
    answer: model.pointsView,
    who: ['person'],
    verb: 'collect-point',
    needs: 'key',
    status: [201],
  },
  editPoint: {
    ...onPoint,
    method: 'PATCH',
    path: '/api/handovers/:id/points/:pointId',
    body: model.pointWords,
    who: ['person'],
    verb: 'collect-point',
  },
  removePoint: {
    ...onPoint,
    method: 'POST',
    path: '/api/handovers/:id/points/:pointId/remove',
    who: ['person'],
    verb: 'collect-point',
  },
  handlePoint: {
    ...onPoint,
    method: 'POST',
    path: '/api/handovers/:id/points/:pointId/handle',
    body: model.handleInput,
    who: ['person'],
    verb: 'handle-point',
  },
});

import { z } from 'zod';
import { contract } from '../contract.ts';
import { handoverId, ofHandover } from '../record/model.ts';
import { itemKey } from '../templates/model.ts';
import {
  askItemInput,
  checklistView,
  itemView,
  markReadInput,
  revisionView,
  saveItemInput,
} from './model.ts';

const ofItem = z.object({ id: handoverId, key: itemKey });

/** Counted from 1. */
const ofRevision = ofItem.extend({ number: z.string().regex(/^[1-9]\d{0,5}$/u) });

/** The checklist over the wire. */
export const checklistContract = contract({
  readChecklist: {
    method: 'GET',
    path: '/api/handovers/:id/items',
    params: ofHandover,
    answer: checklistView,
    who: ['person'],
    verb: 'read',
    tagged: true,
  },
  saveItem: {
    method: 'PATCH',
    path: '/api/handovers/:id/items/:key',
    params: ofItem,
    body: saveItemInput,
    answer: itemView,
    who: ['person'],
    verb: 'save-item',
    needs: 'version',
  },
  askItem: {
    method: 'PUT',
    path: '/api/handovers/:id/items/:key/asked',
    params: ofItem,
    body: askItemInput,
    answer: itemView,
    who: ['person'],
    verb: 'save-item',
  },
  readRevision: {
    method: 'GET',
    path: '/api/handovers/:id/items/:key/revisions/:number',
    params: ofRevision,
    answer: revisionView,
    who: ['person'],
    verb: 'read',
  },
  markRead: {
    method: 'POST',
    path: '/api/handovers/:id/items/read',
    params: ofHandover,
    body: markReadInput,
    answer: checklistView,
    who: ['person'],
    verb: 'mark-read',
  },
});

import { z } from 'zod';
import { contract } from '../contract.ts';
import { handoverId, next, ofHandover } from '../record/model.ts';
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
const revisionNumber = z.string().regex(/^[1-9]\d{0,5}$/u);
const ofRevision = ofItem.extend({ number: revisionNumber });

/** What an item said at each time that somebody could have seen, the newest first. */
const itemHistory = z.object({
  revisions: z.array(revisionView.omit({ before: true })),
  next,
});
export type ItemHistory = z.infer<typeof itemHistory>;

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
  readItemHistory: {
    method: 'GET',
    path: '/api/handovers/:id/items/:key/revisions',
    params: ofItem,
    query: z.strictObject({ after: revisionNumber.optional() }),
    answer: itemHistory,
    who: ['person'],
    verb: 'read',
  },
  bringBack: {
    method: 'POST',
    path: '/api/handovers/:id/items/:key/bring-back',
    params: ofItem,
    body: z.strictObject({ number: z.int().min(1).max(999_999) }),
    answer: itemView,
    who: ['person'],
    verb: 'save-item',
    needs: 'version',
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

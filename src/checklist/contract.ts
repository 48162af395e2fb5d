import { z } from 'zod';
import { contract } from '../contract.ts';
import { handoverId, ofHandover } from '../record/model.ts';
import { itemKey } from '../templates/model.ts';
import { checklistView, itemView, markReadInput, saveItemInput } from './model.ts';

const ofItem = z.object({ id: handoverId, key: itemKey });

/** The checklist over the wire. */
export const checklistContract = contract({
  readChecklist: {
    method: 'GET',
    path: '/api/handovers/:id/items',
    params: ofHandover,
    answer: checklistView,
    verb: 'read',
  },
  saveItem: {
    method: 'PATCH',
    path: '/api/handovers/:id/items/:key',
    params: ofItem,
    body: saveItemInput,
    answer: itemView,
    verb: 'save-item',
    needs: 'version',
  },
  markRead: {
    method: 'POST',
    path: '/api/handovers/:id/items/read',
    params: ofHandover,
    body: markReadInput,
    answer: checklistView,
    verb: 'mark-read',
  },
});

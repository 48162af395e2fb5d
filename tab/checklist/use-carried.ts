import { useState } from 'react';
import type { ItemView } from '../../src/checklist/model.ts';
import { usePromises } from '../data/queries.ts';
import { carriedIn, type Carried } from './taken-rows.ts';

/**
 * The promises that stand in the rows of an item, as they stood while it was open: once its row is
 * saved away a promise no longer says where it stood.
 */
export function useCarried(handoverId: string, { definition, rows }: ItemView): readonly Carried[] {
  const [known, know] = useState<readonly Carried[]>([]);
  // Only a row that is saved can carry anything.
  const { data } = usePromises(handoverId, rows.length > 0 || known.length > 0);
  if (!data) return known;
  const carried = carriedIn(definition.key, data.promises, known);
  // The way React names for state that follows another: set while rendering, not in an effect.
  if (JSON.stringify(carried) !== JSON.stringify(known)) know(carried);
  return carried;
}

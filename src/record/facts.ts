import type { Selectable } from 'kysely';
import type { Role } from '../people/model.ts';
import type { Database } from '../storage/tables.ts';
import type { Depth, State } from './model.ts';

export type Holder = { role: Role; personId: string };
export type ContactRow = {
  id: string;
  name: string;
  mail: string;
  timeZone: string | null;
  personId: string | null;
};
/** A handover as it is stored, with the people named on it. */
export type HandoverRow = Omit<Selectable<Database['handover']>, 'state' | 'depth'> & {
  state: State;
  depth: Depth;
  holders: readonly Holder[];
  contacts: readonly ContactRow[];
};

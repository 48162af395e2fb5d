import { readItems } from '../checklist/facts.ts';
import type { Work } from '../record/change.ts';
import { Refusal } from '../refusal.ts';
import type { CarryInput } from './model.ts';
import { carriersIn } from './rules.ts';
import type { PromiseFields } from './store.ts';

/** What is stored of the row that a promise is in; nothing changes where none is named. @throws Refusal invalid_input */
export async function carriedIn(
  { db, handover, template }: Work,
  named: CarryInput | undefined,
): Promise<PromiseFields> {
  if (named === undefined) return {};
  const items = await readItems(db, handover.id);
  const carrier = carriersIn({ template, items }).find(
    (one) => one.itemKey === named.itemKey && one.rowId === named.rowId,
  );
  if (carrier) return { carrier_item: carrier.itemKey, carrier_row: carrier.rowId };
  throw new Refusal(
    'invalid_input',
    'Choose a deliverable, a requirement or a price line that is on the checklist.',
  );
}

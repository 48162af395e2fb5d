import { peopleFrom, readNames } from '../people/names.ts';
import type { Opened } from '../record/read.ts';
import { refusalFor } from '../record/refusals.ts';
import type { Wordings } from './contract.ts';
import { readWordings } from './facts.ts';

/** More than anybody corrects a promise. */
const mostWordings = 50;

/** Shows what a promise said over time, the newest first. @throws Refusal not_found */
export async function presentWordings(opened: Opened, promiseId: string): Promise<Wordings> {
  const { db, handover } = opened;
  const asked = { handoverId: handover.id, promiseId, limit: mostWordings };
  const kept = await readWordings(db, asked);
  if (kept.length === 0) throw refusalFor('not_found');
  const names = await readNames(
    db,
    handover.tenant_id,
    kept.map(({ by }) => by),
  );
  const people = peopleFrom(names, handover);
  return {
    wordings: kept.map(({ number, by, at, content }) => ({
      number,
      by: people.ref(by),
      at,
      said: {
        text: content.text,
        onlySaid: content.standing === 'only-said',
        promisedBy: content.promised_by,
        promisedTo: content.promised_to,
        promisedOn: content.promised_on,
        via: content.via,
        source: content.source,
      },
    })),
  };
}

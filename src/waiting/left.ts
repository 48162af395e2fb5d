import type { App } from '../app.ts';
import { selectSubmitFacts, submitFactsFrom } from '../gates/facts.ts';
import { submitBlocks, type Block } from '../gates/rules.ts';
import { isOfDraft } from './rules.ts';

/**
 * What is left in the drafts among what waits, by their handovers: a draft's row doesn't say it, as
 * typing would change it with every save. One query however many there are.
 */
export async function leftIn(
  { db, templates }: App,
  waits: readonly { kind: string; handoverId: string }[],
): Promise<ReadonlyMap<string, readonly Block[]>> {
  const drafts = waits.filter(isOfDraft).map(({ handoverId }) => handoverId);
  if (drafts.length === 0) return new Map();
  const rows = await selectSubmitFacts(db).where('handover.id', 'in', drafts).execute();
  return new Map(rows.map((row) => [row.id, submitBlocks(submitFactsFrom(templates, row))]));
}

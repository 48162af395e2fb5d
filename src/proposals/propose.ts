import { randomUUID } from 'node:crypto';
import type { App } from '../app.ts';
import { readItems } from '../checklist/facts.ts';
import type { ItemRow } from '../checklist/model.ts';
import { misfit } from '../checklist/rules.ts';
import type { Person } from '../people/actor.ts';
import { readerOf, reads } from '../people/reader.ts';
import { change } from '../record/change.ts';
import { refusalFor } from '../record/refusals.ts';
import { Refusal } from '../refusal.ts';
import type { ItemDefinition } from '../templates/model.ts';
import { itemOf } from '../templates/rules.ts';
import type { ProposalsView, ProposeInput } from './model.ts';
import { presentProposals } from './present.ts';
import { withChange, type Change } from './rules.ts';
import { saveProposal } from './store.ts';

type Request = { handoverId: string; key: string; input: ProposeInput };

/**
 * Somebody else than sales fills what is missing, or proposes a wording; it counts when sales takes it.
 * Whoever proposes again for an item replaces what they proposed before.
 * @throws Refusal not_found, role_required, invalid_state, invalid_input.
 */
export async function propose(app: App, actor: Person, request: Request): Promise<ProposalsView> {
  const { handoverId, key } = request;
  const target = { app, actor, handoverId, verb: 'propose' as const, expected: null };
  return await change(target, async (work) => {
    const definition = itemOf(work.template, key);
    const reader = readerOf(work.access);
    if (!definition || !reads(reader, definition.audience)) throw refusalFor('not_found');
    const typed = changeFrom(request.input);
    const item = (await readItems(work.db, handoverId)).get(key);
    checkFit(definition, typed, withChange({ rows: item?.rows ?? [] }, typed).rows);
    checkReadable(definition, typed, (audience) => reads(reader, audience));
    await saveProposal(work.db, {
      handoverId,
      key,
      by: actor.personId,
      at: work.at,
      change: typed,
    });
    await work.note({
      text: `${definition.title}: something is proposed`,
      page: 'checklist',
      ref: key,
    });
    return await presentProposals(work);
  });
}

function changeFrom(input: ProposeInput): Change {
  if (input.kind !== 'rows') return input;
  const rows = input.rows.map(({ values }) => ({ id: randomUUID(), values }));
  return { ...input, rows };
}

/** @throws Refusal invalid_input where the item with it would be none. */
function checkFit(definition: ItemDefinition, typed: Change, rows: readonly ItemRow[]): void {
  const isEmpty = typed.kind === 'rows' && typed.cells.length + typed.rows.length === 0;
  const detail = isEmpty
    ? 'Write what you propose.'
    : misfit(definition, typed.kind === 'rows' ? { kind: 'rows', rows } : typed);
  if (detail !== null) throw wrong(detail);
}

/** A column that its proposer cannot read is none of theirs to fill. @throws Refusal invalid_input. */
function checkReadable(
  { fields = [], audience }: ItemDefinition,
  typed: Change,
  mayRead: (audience: ItemDefinition['audience']) => boolean,
): void {
  if (typed.kind !== 'rows') return;
  const keys = [
    ...typed.cells.map(({ field }) => field),
    ...typed.rows.flatMap(({ values }) => Object.keys(values)),
  ];
  const hidden = keys.find((key) => {
    const field = fields.find((one) => one.key === key);
    return !field || !mayRead(field.audience ?? audience);
  });
  if (hidden !== undefined) throw wrong(`This list has no column "${hidden}".`);
}

function wrong(detail: string): Refusal {
  const errors = [{ pointer: '/', code: 'does_not_fit', detail }];
  return new Refusal('invalid_input', detail, { errors });
}

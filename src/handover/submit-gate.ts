import { isKnown } from '../checklist/rules.ts';
import { isAlive, lacksSource } from '../commitments/rules.ts';
import { asOneLine } from '../one-line.ts';
import type { ItemDefinition } from '../templates/model.ts';
import { isAnswered, requiredItems, type Block, type GateFacts } from './gates.ts';

const neverDropped: Record<string, { code: string; text: string }> = {
  'scope.exclusions': { code: 'no_exclusions', text: 'Nothing says what is not included' },
  'commercials.change-policy': {
    code: 'no_change_policy',
    text: 'Nothing says how changes are handled',
  },
};

/** What stands in the way of submitting (product.md, gate "submit"); empty when nothing does. */
export function submitBlocks(facts: GateFacts): Block[] {
  const items = requiredItems(facts).flatMap((item) => itemBlock(facts, item));
  const unsourced = facts.promises.filter((one) => isAlive(one) && lacksSource(one));
  const promises = unsourced.map((promise): Block => ({
    code: 'promise_without_source',
    text: `Nothing says where “${shorten(promise.text)}” was promised`,
    role: 'sales-owner',
    since: promise.added_at,
    cure: {
      label: 'Say where',
      step: 'Say where a promise stands',
      page: 'promises',
      ref: promise.id,
    },
  }));
  return [...contactBlock(facts), ...items, ...promises];
}

function contactBlock({ handover }: GateFacts): Block[] {
  if (handover.contacts.length > 0) return [];
  return [
    {
      code: 'no_client_contact',
      text: 'No client contact is named',
      role: 'sales-owner',
      cure: { label: 'Name one', step: 'Name a client contact', page: 'overview', ref: 'contacts' },
    },
  ];
}

function itemBlock(facts: GateFacts, item: ItemDefinition): Block[] {
  const never = neverDropped[item.key];
  const isMissing = never ? !isAnswered(facts, item.key) : !isKnown(facts.items.get(item.key));
  if (!isMissing) return [];
  return [
    {
      code: never?.code ?? 'item_unknown',
      text: never?.text ?? `${item.title}: nothing is known yet`,
      role: 'sales-owner',
      cure: {
        label: 'Fill in',
        step: `Fill in ${item.title.toLowerCase()}`,
        page: 'checklist',
        ref: item.key,
      },
    },
  ];
}

const longest = 60;

/** A promise's words as far as one line carries them. */
export function shorten(text: string): string {
  const line = asOneLine(text);
  const points = Array.from(line);
  return points.length <= longest
    ? line
    : `${points
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
}

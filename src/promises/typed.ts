import type { PromiseInput } from './model.ts';

/** A typed promise as it is stored: untouched by verdict and resolution, which a new text undoes. */
export function promiseFields(input: PromiseInput) {
  return {
    text: input.text,
    promised_by: input.promisedBy ?? null,
    promised_to: input.promisedTo ?? null,
    promised_on: input.promisedOn ?? null,
    via: input.via ?? null,
    source: input.source ?? null,
    standing: input.onlySaid ? 'only-said' : 'written',
    ...unjudged,
  } as const;
}

const unjudged = {
  plan: null,
  verdict: null,
  effort_hours: null,
  possible_date: null,
  condition: null,
  fallback: null,
  verdict_by: null,
  verdict_at: null,
  resolution: null,
  resolution_note: null,
  resolved_at: null,
  agreed_by_sales: null,
  agreed_by_tech: null,
  carrier_item: null,
  carrier_row: null,
} as const;

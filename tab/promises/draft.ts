import type { PromiseInput, PromiseView } from '../../src/promises/model.ts';

type Via = NonNullable<PromiseView['via']>;

/** A promise while it is typed. */
export interface PromiseDraft {
  text: string;
  isOnlySaid: boolean;
  by: string;
  to: string;
  on: string;
  via: Via | '';
  source: string;
}

const EMPTY: PromiseDraft = {
  text: '',
  isOnlySaid: false,
  by: '',
  to: '',
  on: '',
  via: '',
  source: '',
};

/** The draft with which the form opens; null begins a new promise. */
export function promiseDraftOf(promise: PromiseView | null): PromiseDraft {
  if (promise === null) return EMPTY;
  return {
    text: promise.text,
    isOnlySaid: promise.standing === 'only-said',
    by: promise.promisedBy ?? '',
    to: promise.promisedTo ?? '',
    on: promise.promisedOn ?? '',
    via: promise.via ?? '',
    source: promise.source ?? '',
  };
}

/** What is sent; null while the text is missing. A missing source is said by the gate, not here. */
export function promiseInputOf(draft: PromiseDraft): PromiseInput | null {
  if (draft.text.trim() === '') return null;
  return {
    text: draft.text,
    onlySaid: draft.isOnlySaid,
    promisedBy: textOf(draft.by),
    promisedTo: textOf(draft.to),
    promisedOn: textOf(draft.on),
    via: draft.via === '' ? null : draft.via,
    source: draft.isOnlySaid ? null : textOf(draft.source),
  };
}

function textOf(typed: string): string | null {
  return typed.trim() === '' ? null : typed.trim();
}

import { useEffect, useSyncExternalStore } from 'react';
import type { MailView, PersonView } from '../../page-model.ts';
import { useMicrosoft } from '../servers/queries.ts';

const KEY = 'seen-mail';
const CHANGED = 'seen-mail-changed';

/** How many letters came for this person since their mail was last open in this browser. */
export function useUnseenMail(person: PersonView): number {
  const mails = useMicrosoft('mail', `mail?person=${encodeURIComponent(person.mail)}`);
  const seen = useSyncExternalStore(watch, () => localStorage.getItem(`${KEY} ${person.mail}`));
  const came = (mails.data ?? []).filter((mail) => mail.folder === 'inbox');
  return came.filter((mail) => seen === null || mail.at > seen).length;
}

/** Remembers that everything in this mailbox has been shown. */
export function useMarkSeen(address: string, mails: readonly MailView[] | undefined): void {
  const latest = (mails ?? [])
    .map((mail) => mail.at)
    .toSorted()
    .at(-1);
  useEffect(() => {
    if (latest === undefined) return;
    localStorage.setItem(`${KEY} ${address}`, latest);
    window.dispatchEvent(new Event(CHANGED));
  }, [address, latest]);
}

/** Forgets what was read: part of Start over. */
export function forgetSeenMail(): void {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(`${KEY} `));
  for (const key of keys) localStorage.removeItem(key);
}

function watch(changed: () => void): () => void {
  window.addEventListener(CHANGED, changed);
  return () => window.removeEventListener(CHANGED, changed);
}

import type { Section } from '../templates/model.ts';
import type { Remark, SharedContent } from './facts.ts';
import type { ClientView } from './model.ts';
import { changedSince, countChanges } from './rules.ts';

type People = { from: string; work: string | null; commercial: string | null };

/** A text for the client: frozen when it was shown early or accepted, or as it would be now. */
export type Text = { at: string; isAccepted: boolean; content: SharedContent };

/** What else the page says: what they looked at before, what they said, whether they may. */
export type Beside = {
  looked: { at: string; by: string; content: SharedContent } | null;
  remarks: readonly Remark[];
  mayRemark: boolean;
};

/**
 * The client's page, from that text alone, under the headings of the template that the handover keeps.
 */
export function clientViewOf(
  { id, sections }: { id: string; sections: readonly Section[] },
  { at, isAccepted, content }: Text,
  people: People,
  { looked, remarks, mayRemark }: Beside,
): ClientView {
  const changed = looked ? changedSince(looked.content, content) : new Set<string>();
  return {
    standing: 'client',
    id,
    project: content.project,
    clientName: content.clientName,
    from: people.from,
    at,
    isAccepted,
    changed: looked && {
      since: looked.at,
      by: looked.by,
      count: countChanges(looked.content, content),
    },
    promisedStart: content.promisedStart,
    goLive: content.goLive,
    sections: sections.flatMap(({ key, clientTitle: title }) => {
      const items = content.items
        .filter((item) => item.section === key)
        .map((item) => ({
          key: item.key,
          title: item.title,
          isChanged: changed.has(item.key),
          notQuite: remarks
            .filter((remark) => remark.key === item.key)
            .map(({ text, at: saidAt }) => ({ text, at: saidAt })),
          text: item.text,
          columns: [...item.columns],
          rows: item.rows.map((row) => [...row]),
        }));
      return title !== null && items.length > 0 ? [{ title, items }] : [];
    }),
    whoToAsk: { work: people.work, commercial: people.commercial },
    maySayNotQuite: mayRemark,
  };
}

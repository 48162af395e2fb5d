import type { Section } from '../templates/model.ts';
import type { SharedContent } from './facts.ts';
import type { ClientView } from './model.ts';

type People = { from: string; work: string | null; commercial: string | null };

/**
 * The client's page, from the frozen version alone, under the headings of the template that the
 * handover keeps.
 */
export function clientViewOf(
  { id, sections }: { id: string; sections: readonly Section[] },
  shared: { number: string; at: string; content: SharedContent },
  people: People,
): ClientView {
  const { content } = shared;
  return {
    standing: 'client',
    id,
    project: content.project,
    clientName: content.clientName,
    from: people.from,
    number: Number(shared.number),
    sharedAt: shared.at,
    promisedStart: content.promisedStart,
    goLive: content.goLive,
    sections: sections.flatMap(({ key, clientTitle: title }) => {
      const items = content.items
        .filter((item) => item.section === key)
        .map((item) => ({
          title: item.title,
          text: item.text,
          columns: [...item.columns],
          rows: item.rows.map((row) => [...row]),
        }));
      return title !== null && items.length > 0 ? [{ title, items }] : [];
    }),
    whoToAsk: { work: people.work, commercial: people.commercial },
  };
}

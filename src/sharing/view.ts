import type { SharedContent } from './facts.ts';
import type { ClientView } from './model.ts';

type People = { from: string; work: string | null; commercial: string | null };

const sections: readonly { key: string; title: string }[] = [
  { key: 'goals', title: 'What you want to reach' },
  { key: 'scope', title: 'What you will get' },
  { key: 'requirements', title: 'What it has to do' },
  { key: 'commercials', title: 'How changes are handled' },
  { key: 'people', title: 'Who does what' },
];

/** The client's page, from the frozen version alone. */
export function clientViewOf(
  id: string,
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
    sections: sections.flatMap(({ key, title }) => {
      const items = content.items
        .filter((item) => item.section === key)
        .map((item) => ({
          title: item.title,
          text: item.text,
          columns: [...item.columns],
          rows: item.rows.map((row) => [...row]),
        }));
      return items.length > 0 ? [{ title, items }] : [];
    }),
    whoToAsk: { work: people.work, commercial: people.commercial },
  };
}

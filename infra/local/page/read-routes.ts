import type { GraphTenant } from '../graph/call.ts';
import { type Person, personById } from '../world.ts';
import { PageRefusal, type PageContext, type PageRoute } from './route.ts';
import {
  calendarView,
  conversationViews,
  fileView,
  mailViews,
  markSeen,
  messageView,
  worldView,
} from './views.ts';

/** What the page reads. */
export const readRoutes: PageRoute[] = [
  { method: 'GET', path: /^\/world$/, run: (_, { graph }) => worldView(graph.store) },
  {
    method: 'GET',
    path: /^\/conversations$/,
    run: ({ query }, { graph, connector }) => {
      const person = requirePerson(query.get('person'));
      return conversationViews(graph.store, person, connector.personalConversation(person.id));
    },
  },
  {
    method: 'GET',
    path: /^\/conversations\/([^/]+)\/messages$/,
    run: ({ ids: [id = ''], query }, context) =>
      readConversation(context, id, requirePerson(query.get('person'))),
  },
  {
    method: 'GET',
    path: /^\/files$/,
    run: ({ query }, { graph }) => ({ folder: channelFolder(graph, query.get('channel') ?? '') }),
  },
  {
    method: 'GET',
    path: /^\/calendar$/,
    run: ({ query }, { graph }) => {
      const person = requirePerson(query.get('person'));
      return { timeZone: person.timeZone, events: calendarView(graph, person) };
    },
  },
  {
    method: 'GET',
    path: /^\/mail$/,
    run: ({ query }, { graph }) => mailViews(graph.store, query.get('person') ?? ''),
  },
  {
    method: 'GET',
    path: /^\/ledger$/,
    run: ({ query }, { graph }) =>
      graph.ledger.entries().filter(({ number }) => number > Number(query.get('since') ?? 0)),
  },
  {
    method: 'GET',
    path: /^\/changes$/,
    run: (_, { graph }) => ({
      version: graph.store.version,
      ledger: graph.ledger.entries().length,
    }),
  },
  {
    method: 'GET',
    path: /^\/acts$/,
    run: (_, { graph, options }) =>
      options.acts?.() ?? { since: graph.store.current.startedAt, acts: [] },
  },
  { method: 'GET', path: /^\/faults$/, run: (_, { faults }) => faults.list() },
];

/** The person a call names, 404 for nobody. */
export function requirePerson(id: string | null): Person {
  const person = personById(id ?? '');
  if (!person) throw new PageRefusal(404, `The local tenant knows nobody with the id ${id}.`);
  return person;
}

function readConversation({ graph, connector }: PageContext, id: string, person: Person) {
  const visible = conversationViews(graph.store, person, connector.personalConversation(person.id));
  if (!visible.some((conversation) => conversation.id === id)) {
    throw new PageRefusal(403, `${person.name} does not see this conversation.`);
  }
  if (markSeen(graph.store, id, person)) graph.store.changed();
  return graph.store.current.messages
    .filter((message) => message.conversationId === id)
    .map(messageView);
}

function channelFolder(graph: GraphTenant, channelId: string) {
  const channel = graph.store.current.channels.find(({ id }) => id === channelId);
  const folder = graph.store.current.items.find(({ id }) => id === channel?.folderId);
  return folder ? fileView(graph, folder) : null;
}

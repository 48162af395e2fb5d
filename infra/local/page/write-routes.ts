import { answerInvitation, changeEvent, removeEvent, shifted } from '../graph/event-changes.ts';
import {
  faultModel,
  invokeModel,
  ownMeetingModel,
  respondModel,
  sayModel,
  submitModel,
  tokenRequestModel,
} from '../page-model.ts';
import { requirePerson } from './read-routes.ts';
import { PageRefusal, type PageRoute } from './route.ts';

/** What the page does: sign in, speak, press, answer an invitation, break something, start over. */
export const writeRoutes: PageRoute[] = [
  {
    method: 'POST',
    path: /^\/token$/,
    run: async ({ read }, { entra }) => ({
      token: await entra.personToken(requirePerson(read(tokenRequestModel).personId).id),
    }),
  },
  {
    method: 'POST',
    path: /^\/conversations\/([^/]+)\/messages$/,
    run: ({ ids: [id = ''], read }, { connector }) => {
      const { personId, text, rootId } = read(sayModel);
      return connector.say(personId, id, text, rootId ? { rootId } : {});
    },
  },
  {
    method: 'POST',
    path: /^\/conversations\/([^/]+)\/submit$/,
    run: ({ ids: [id = ''], read }, { connector }) => {
      const { personId, messageId, data } = read(submitModel);
      return connector.submit({ personId, conversationId: id, messageId, data });
    },
  },
  {
    method: 'POST',
    path: /^\/conversations\/([^/]+)\/invoke$/,
    run: ({ ids: [id = ''], read }, { connector }) => {
      const { messageId, ...call } = read(invokeModel);
      return connector.invoke({ ...call, conversationId: id, ...(messageId ? { messageId } : {}) });
    },
  },
  {
    method: 'POST',
    path: /^\/respond$/,
    run: ({ read }, { graph }) => {
      const { eventId, laterMinutes, ...answer } = read(respondModel);
      const event = graph.store.current.events.find(({ id }) => id === eventId);
      const proposed = event && laterMinutes !== undefined ? shifted(event, laterMinutes) : null;
      if (answerInvitation(graph, eventId, { ...answer, proposed })) return {};
      throw new PageRefusal(404, `${answer.mail} was not invited to this.`);
    },
  },
  {
    method: 'POST',
    path: /^\/meeting$/,
    run: ({ read }, { graph }) => {
      const { personId, eventId, laterMinutes } = read(ownMeetingModel);
      const { id, name } = requirePerson(personId);
      const event = graph.store.current.events.find(
        (one) => one.id === eventId && one.mailbox === id && one.copyOf === null,
      );
      if (!event) throw new PageRefusal(404, `${name} has no such meeting.`);
      const actor = { appId: '', appName: 'Outlook', personId: id, name };
      if (laterMinutes === undefined) removeEvent(graph, { event, actor, comment: '' });
      else changeEvent(graph, { event, actor, fields: shifted(event, laterMinutes) });
      return {};
    },
  },
  {
    method: 'POST',
    path: /^\/faults$/,
    run: ({ read }, { faults }) => {
      faults.add(read(faultModel));
      return faults.list();
    },
  },
  {
    method: 'DELETE',
    path: /^\/faults$/,
    run: ({ query }, { faults }) => {
      const name = query.get('name');
      if (name !== null) {
        faults.remove(name);
        return faults.list();
      }
      faults.release();
      faults.clear();
      return faults.list();
    },
  },
  {
    method: 'POST',
    path: /^\/reset\/prepare$/,
    run: (_, { options }) => options.onPrepare?.(),
  },
  {
    method: 'POST',
    path: /^\/reset$/,
    run: async (_, { reset, options }) => {
      if (options.onReset) await options.onReset(reset);
      else reset();
    },
  },
];

import { TurnContext, type ConversationReference } from 'botbuilder';
import type { App } from '../../src/app.ts';
import { iso } from '../../src/clock.ts';

/** Where the bot can reach a person one-to-one, or a channel. */
export type Known = { kind: 'personal' | 'channel'; owner: string };
export type Reference = Partial<ConversationReference>;

/** Remembers where something was heard, so that the bot can speak there later; written when it is new. */
export async function rememberConversation(app: App, context: TurnContext): Promise<void> {
  const { activity } = context;
  const isPersonal = activity.conversation.conversationType === 'personal';
  const channel = (activity.channelData as { channel?: { id?: string } } | undefined)?.channel?.id;
  const owner = isPersonal ? activity.from.aadObjectId : channel;
  if (owner === undefined) return;
  const reference = TurnContext.getConversationReference(activity);
  const known = { kind: isPersonal ? ('personal' as const) : ('channel' as const), owner };
  const before = await findConversation(app, known);
  if (before && placeOf(before) === placeOf(reference)) return;
  await storeConversation(app, known, reference);
}

/** What speaking there needs; the thread of a channel's message is not part of it. */
function placeOf({ serviceUrl, conversation }: Reference): string {
  return `${serviceUrl} ${conversation?.id.split(';')[0]}`;
}

/** Stores a conversation the bot opened or heard in. */
export async function storeConversation(
  app: App,
  known: Known,
  reference: Reference,
): Promise<void> {
  const fields = {
    conversation_id: reference.conversation?.id ?? '',
    reference: JSON.stringify(reference),
    heard_at: iso(app.clock.now()),
  };
  await app.db
    .insertInto('conversation')
    .values({ tenant_id: app.settings.tenantId, ...known, ...fields })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'kind', 'owner']).doUpdateSet(fields))
    .execute();
}

/** The stored conversation with a person or channel; undefined when the bot was never there. */
export async function findConversation(app: App, known: Known): Promise<Reference | undefined> {
  const row = await app.db
    .selectFrom('conversation')
    .select('reference')
    .where('tenant_id', '=', app.settings.tenantId)
    .where('kind', '=', known.kind)
    .where('owner', '=', known.owner)
    .executeTakeFirst();
  return row?.reference;
}

/** The connector's address for this tenant, as last heard; Teams' global one before that. */
export async function serviceUrlOf(app: App): Promise<string> {
  const row = await app.db
    .selectFrom('conversation')
    .select('reference')
    .where('tenant_id', '=', app.settings.tenantId)
    .orderBy('heard_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  const heard: Reference | undefined = row?.reference;
  return heard?.serviceUrl ?? 'https://smba.trafficmanager.net/teams/';
}

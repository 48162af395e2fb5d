import type { TurnContext } from 'botbuilder';
import { asOneLine } from '../src/one-line.ts';
import type { Actor } from '../src/people/access.ts';
import type { App } from '../src/record/app.ts';
import { Refusal } from '../src/refusal.ts';

/**
 * Who speaks: the object id that Teams vouches for, in our tenant; never anything out of a card
 * (AZ12). @throws Refusal not_found for people of other tenants.
 */
export function speakerOf(app: App, context: TurnContext): Actor {
  const { activity } = context;
  const tenantId = tenantOf(context);
  const personId = activity.from.aadObjectId;
  if (tenantId !== app.settings.tenantId || personId === undefined) {
    throw new Refusal('not_found', 'I only work with people of the company that installed me.');
  }
  return { tenantId, personId, name: asOneLine(activity.from.name ?? '') || 'A colleague' };
}

/** The tenant an activity comes from; undefined when Teams does not say. */
export function tenantOf({ activity }: TurnContext): string | undefined {
  const data = activity.channelData as { tenant?: { id?: string } } | undefined;
  return activity.conversation.tenantId ?? data?.tenant?.id;
}

/** The channel a message stands in; null in a one-to-one chat. */
export function channelOf({
  activity,
}: TurnContext): { teamId: string | null; channelId: string } | null {
  const data = activity.channelData as
    | { channel?: { id?: string }; team?: { aadGroupId?: string } }
    | undefined;
  const channelId = data?.channel?.id;
  if (activity.conversation.conversationType !== 'channel' || channelId === undefined) return null;
  return { teamId: data?.team?.aadGroupId ?? null, channelId };
}

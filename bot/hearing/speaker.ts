import type { TurnContext } from 'botbuilder';
import type { App } from '../../src/app.ts';
import { inLog } from '../../src/log.ts';
import { asOneLine } from '../../src/one-line.ts';
import type { Person } from '../../src/people/actor.ts';
import { Refusal } from '../../src/refusal.ts';
import { isTimeZone } from '../../src/time-zones.ts';

/**
 * Who speaks: the object id that Teams vouches for, in our tenant; never anything out of a card
 * (AZ12). @throws Refusal not_found for people of other tenants,
 * unauthenticated where Teams names nobody.
 */
export function speakerOf(app: App, context: TurnContext): Person {
  const { activity } = context;
  const tenantId = tenantOf(context);
  const personId = activity.from.aadObjectId;
  if (tenantId !== app.settings.tenantId) {
    throw new Refusal(
      'not_found',
      'I only work with people of the company that installed me. Ask your contact there to add you as a guest.',
    );
  }
  if (personId === undefined) {
    throw new Refusal(
      'unauthenticated',
      'Teams does not tell me who you are. Sign in to Teams with your work account, then write again.',
    );
  }
  return {
    kind: 'person',
    tenantId,
    personId,
    name: asOneLine(activity.from.name ?? '') || 'A colleague',
    ...zoneIn(activity.localTimezone),
  };
}

/** What a client sends is believed only as far as it is a zone. */
function zoneIn(said: string | undefined): Pick<Person, 'timeZone'> {
  return said !== undefined && isTimeZone(said) ? { timeZone: said } : {};
}

/** The same for the log, as far as Teams says it; nothing where it names nobody. */
export function whoInLog(context: TurnContext): Partial<ReturnType<typeof inLog>> {
  const tenantId = tenantOf(context);
  const personId = context.activity.from.aadObjectId;
  if (tenantId === undefined || personId === undefined) return {};
  return inLog({ tenantId, personId });
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

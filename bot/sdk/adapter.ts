import { randomUUID } from 'node:crypto';
import { CloudAdapter, TurnContext, type Activity, type ConversationReference } from 'botbuilder';
import { AuthenticationConstants } from 'botframework-connector';
import type { Clock } from '../../src/clock.ts';
import type { Log } from '../../src/log.ts';
import type { AppTokens } from '../../src/microsoft/app-tokens.ts';
import type { Outbound } from '../../src/microsoft/outbound.ts';
import type { SigningKeys } from '../../src/microsoft/signing-keys.ts';
import { Refusal } from '../../src/refusal.ts';
import { DatabaseUnavailable } from '../../src/storage/unavailable.ts';
import { authentication } from './authentication.ts';
import { checkInbound } from './check-inbound.ts';
import { processed } from './process-request.ts';
import { say } from './say.ts';
import { openTurns, type Accept, type Answer } from './turns.ts';

type Logic = (context: TurnContext) => Promise<void>;

/** Everything of botbuilder that the rest of the bot sees. */
export type BotAdapter = {
  /** Takes a request to /api/messages; the turn runs or will run on, or a Refusal says why not. */
  receive(request: { authorization: string; body: unknown }): Promise<Answer>;
  /** Resolves when the turns whose requests were answered already are over, too. */
  rest(): Promise<void>;
  /** Runs `logic` as the turn of an activity that was received earlier. @throws DatabaseUnavailable */
  inTurn(activity: Activity, logic: Logic): Promise<void>;
  /** Runs `logic` in a conversation the bot already knows. */
  inConversation(reference: Partial<ConversationReference>, logic: Logic): Promise<void>;
  /** Opens a one-to-one chat or a new channel thread, and runs `logic` in it. */
  openConversation(place: { serviceUrl: string; parameters: object }, logic: Logic): Promise<void>;
};

type World = {
  botId: string;
  tenantId: string;
  tokens: AppTokens;
  keys: SigningKeys;
  outbound: Outbound;
  clock: Clock;
  log: Log;
  /** Counts what somebody says in a conversation. @throws Refusal rate_limited */
  heed(who: { conversationId: string; speakerId: string }): Promise<void>;
};

/** Builds the adapter; `onTurn` handles what passed both checks, ours and the SDK's. */
export function createAdapter(
  world: World,
  onTurn: (context: TurnContext, accept: () => void) => Promise<void>,
): BotAdapter {
  const { botId } = world;
  const turns = openTurns(world.log);
  const sdk = freshSdk(world);
  // What the bot says on its own is no turn: its caller hears of a failure, nobody in the chat does.
  const speaker = new CloudAdapter(authentication(world, 1));
  return {
    receive: async (request) => {
      const body = await checkInbound(request, world);
      const speakerId = body.from.aadObjectId ?? body.from.id;
      await world.heed({ conversationId: body.conversation.id, speakerId });
      const passed = { ...request, body };
      return await turns.run(async (accept) => {
        const logic = accepting(accept, onTurn);
        let answer = await processed(sdk.current(), passed, logic);
        if (answer.status === 401 && sdk.renew()) {
          answer = await processed(sdk.current(), passed, logic);
        }
        if (answer.status < 400) return answer;
        throw refusalFor(answer.status);
      });
    },
    rest: async () => await turns.rest(),
    inTurn: async (activity, logic) => {
      const reference = TurnContext.getConversationReference(activity);
      await speaker.continueConversationAsync(botId, reference, async (context) => {
        // Made for speaking unasked; from here on it is the turn of what was said then.
        Object.assign(context.activity, activity);
        await logic(context).catch(async (error: unknown) => {
          if (error instanceof DatabaseUnavailable) throw error;
          await excuse(world, context, error);
        });
      });
    },
    inConversation: async (reference, logic) => {
      await speaker.continueConversationAsync(botId, reference, logic);
    },
    openConversation: async ({ serviceUrl, parameters }, logic) => {
      const scope = AuthenticationConstants.ToChannelFromBotOAuthScope;
      const created = {
        isGroup: false,
        bot: { id: `28:${botId}`, name: 'Handover' },
        ...parameters,
      };
      await speaker.createConversationAsync(
        botId,
        'msteams',
        serviceUrl,
        scope,
        created as never,
        logic,
      );
    },
  };
}

/** A turn that, once accepted, shows the person that it works while they wait. */
function accepting(
  accept: Accept,
  onTurn: (context: TurnContext, accept: () => void) => Promise<void>,
): Logic {
  return async (context) =>
    await onTurn(context, () => accept(async () => await context.sendActivity({ type: 'typing' })));
}

const renewAfterMs = 30_000;

/**
 * The SDK keeps the channel's keys for an hour, whatever is signed with newer ones, and finds them
 * by their address: another fragment makes it read them again (T10), at most every 30 s.
 */
function freshSdk(world: World): { current(): CloudAdapter; renew(): boolean } {
  const now = () => world.clock.now().epochMilliseconds;
  let made = { count: 1, at: now(), adapter: sdkAdapter(world, 1) };
  return {
    current: () => made.adapter,
    renew: () => {
      if (now() - made.at < renewAfterMs) return false;
      const count = made.count + 1;
      made = { count, at: now(), adapter: sdkAdapter(world, count) };
      return true;
    },
  };
}

function sdkAdapter(world: World, count: number): CloudAdapter {
  const adapter = new CloudAdapter(authentication(world, count));
  // Thrown on, it would be printed by the SDK and the same activity sent to us again.
  adapter.onTurnError = async (context, error) => await excuse(world, context, error);
  return adapter;
}

/** Tells the person a reference for what went wrong; its details stay in the log (T3). */
async function excuse({ log }: World, context: TurnContext, error: unknown): Promise<void> {
  const reference = randomUUID();
  log.error({ reference, err: error }, 'a turn of the bot failed');
  const sentence = `Something went wrong. Try again; if it happens again, tell your admin this reference: ${reference}.`;
  await say(context, sentence).catch((cause: unknown) => {
    log.error({ reference, err: cause }, 'the person could not be told');
  });
}

/** Our check passed and the SDK's did not: its keys are out of reach (T10), or the turn failed. */
function refusalFor(status: number): Refusal | Error {
  if (status === 401) {
    return new Refusal(
      'keys_unavailable',
      'The sender cannot be checked right now. Send it again.',
    );
  }
  if (status === 501 || status === 400) {
    return new Refusal('invalid_input', 'The bot does not know this kind of activity.');
  }
  return new Error(`The bot's SDK answered ${status}.`);
}

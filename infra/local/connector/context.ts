import type { Entra } from '../entra/entra.ts';
import type { Ledger } from '../ledger.ts';
import type { Outgoing } from '../listener.ts';
import type { StoredMessage } from '../state-model.ts';
import type { Store } from '../state.ts';

export interface ConnectorContext {
  store: Store;
  ledger: Ledger;
  entra: Entra;
  now: () => Date;
  /** Every activity the bot sent, as it sent it, also those no message came of (typing). */
  sent: { method: string; conversationId: string; activity: Record<string, unknown> }[];
}

/** One call of the bot, with the path's parts decoded. */
interface ConnectorCall {
  ids: string[];
  body: Record<string, unknown>;
  query: URLSearchParams;
}
export interface ConnectorRoute {
  method: string;
  path: RegExp;
  run: (call: ConnectorCall, context: ConnectorContext) => Outgoing;
}

/** A refusal in the Bot Connector's words. */
export class ConnectorRefusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** The message with this id, 404 when it is gone. */
export function requireMessage(
  context: ConnectorContext,
  conversationId: string,
  id: string,
): StoredMessage {
  const found = context.store.current.messages.find(
    (message) => message.id === id && message.conversationId === conversationId && !message.deleted,
  );
  if (!found)
    throw new ConnectorRefusal(404, 'ActivityNotFoundInConversation', 'Activity not found.');
  return found;
}

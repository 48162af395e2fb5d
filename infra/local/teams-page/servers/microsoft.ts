import type {
  ActsView,
  CalendarEventView,
  ConversationView,
  Delivered,
  FaultInput,
  FileView,
  LedgerEntry,
  MailView,
  MessageView,
  StruckFault,
  WorldView,
} from '../../page-model.ts';

/** The answers of the local tenant by path; the one list of what this page asks for. */
export interface Answers {
  world: WorldView;
  conversations: ConversationView[];
  messages: MessageView[];
  files: { folder: FileView | null };
  calendar: { timeZone: string; events: CalendarEventView[] };
  mail: MailView[];
  ledger: LedgerEntry[];
  acts: ActsView;
  faults: StruckFault[];
  changes: { version: number; ledger: number };
}

/** Asks the local tenant; `path` stands below `/microsoft/`. Refuses with a plain sentence. */
export async function ask<Kind extends keyof Answers>(
  _kind: Kind,
  path: string,
  signal?: AbortSignal,
): Promise<Answers[Kind]> {
  const answer = await fetch(`/microsoft/${path}`, { signal: signal ?? null });
  if (!answer.ok) throw new Error(await sentenceOf(answer));
  return (await answer.json()) as Answers[Kind];
}

/** A token for the product's API in this person's name. */
export async function tokenFor(personId: string): Promise<string> {
  const answer = (await send('token', { personId })) as { token: string };
  return answer.token;
}

/** Says something in a conversation as a person. */
export async function say(
  conversationId: string,
  said: { personId: string; text: string; rootId?: string },
): Promise<Delivered> {
  const path = `conversations/${encodeURIComponent(conversationId)}/messages`;
  return (await send(path, said)) as Delivered;
}

/** Presses a card's button as a person. */
export async function submitCard(
  conversationId: string,
  pressed: { personId: string; messageId: string; data: unknown },
): Promise<Delivered> {
  const path = `conversations/${encodeURIComponent(conversationId)}/submit`;
  return (await send(path, pressed)) as Delivered;
}

/** Forgets everything and builds the first state again; answers when that is done. */
export async function startOver(): Promise<void> {
  await send('reset', {});
}

/** Somebody is about to start over: the next world may be made ready. */
export async function prepareStartOver(): Promise<void> {
  await send('reset/prepare', {});
}

/** Breaks something outside the product, until it is mended. */
export async function breakIt(fault: FaultInput): Promise<void> {
  await send('faults', fault);
}

/** Takes the fault of this name out. */
export async function mendIt(name: string): Promise<void> {
  const query = new URLSearchParams({ name });
  const answer = await fetch(`/microsoft/faults?${query}`, { method: 'DELETE' });
  if (!answer.ok) throw new Error(await sentenceOf(answer));
}

/** Sends something to the local tenant; null when it answers with nothing. */
export async function send(path: string, body: unknown): Promise<unknown> {
  const answer = await fetch(`/microsoft/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(await sentenceOf(answer));
  const text = await answer.text();
  return text === '' ? null : JSON.parse(text);
}

async function sentenceOf(answer: Response): Promise<string> {
  const text = await answer.text();
  return `The local Microsoft 365 answered ${answer.status}. ${text.slice(0, 200)}`;
}

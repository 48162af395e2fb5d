import { randomUUID } from 'node:crypto';
import type { SeedContext } from '../start/examples.ts';

type Versioned = { version: number };
export type Item = Versioned & {
  definition: { key: string };
  status: string;
  rows: { id: string }[];
};
export type Promised = Versioned & { id: string; text: string };
type Sent = { method: string; path: string; body?: unknown; version?: number };

/** One person's hands on the product: the same HTTP that the tab speaks. */
export type Hands = {
  send<T>(request: Sent): Promise<T>;
  create<T>(path: string, body: unknown): Promise<T>;
  /** Presses something on the handover at whatever version it has now. */
  press<T>(handoverId: string, path: string, body?: unknown): Promise<T>;
};

/** Gives the hands of a person of the local tenant; an answer that is no success stops the seed. */
export async function handsOf(
  context: Pick<SeedContext, 'publicUrl' | 'tokenFor' | 'heard'>,
  personId: string,
): Promise<Hands> {
  const token = await context.tokenFor(personId);
  const send = async <T>({ method, path, body, version }: Sent): Promise<T> => {
    const url = `${context.publicUrl}/api${path}`;
    const response = await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'idempotency-key': randomUUID(),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`The seed was refused: ${method} ${path}: ${text}`);
    context.heard?.({ method, url, status: response.status, headers: response.headers, text });
    return JSON.parse(text) as T;
  };
  return {
    send,
    create: async (path, body) => await send({ method: 'POST', path, body }),
    press: async (handoverId, path, body = {}) => {
      const { version } = await send<Versioned>({
        method: 'GET',
        path: `/handovers/${handoverId}`,
      });
      const method = path === 'mirror' ? 'PUT' : 'POST';
      return await send({ method, path: `/handovers/${handoverId}/${path}`, body, version });
    },
  };
}

/** An answer to one checklist item: text, rows, or why it does not apply. */
export type Answer =
  | { text: string; source?: string }
  | { rows: Record<string, string>[]; source?: string }
  | { reason: string };

const AT_ONCE = 4;

/** Fills items, a few at once; gives the items as they are then. */
export async function fill(
  hands: Hands,
  handoverId: string,
  answers: Record<string, Answer>,
): Promise<Map<string, Item>> {
  const filled = new Map<string, Item>();
  const left = Object.entries(answers);
  const fillNext = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      const [key, answer] = next;
      const path = `/handovers/${handoverId}/items/${key}`;
      const body = inputFrom(answer);
      filled.set(key, await hands.send<Item>({ method: 'PATCH', path, version: 0, body }));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, fillNext));
  return filled;
}

function inputFrom(answer: Answer): object {
  if ('reason' in answer) return { kind: 'not-applicable', reason: answer.reason };
  const source = answer.source ?? null;
  if ('text' in answer) return { kind: 'text', text: answer.text, source };
  return { kind: 'rows', rows: answer.rows.map((values) => ({ values })), source };
}

/** Marks everything that is known as read, no questions. */
export async function readAll(hands: Hands, handoverId: string): Promise<void> {
  const path = `/handovers/${handoverId}/items`;
  const { items } = await hands.send<{ items: Item[] }>({ method: 'GET', path });
  const known = items.filter((item) => item.status !== 'unknown' && item.status !== 'asked');
  const marked = known.map((item) => ({ key: item.definition.key, version: item.version }));
  await hands.send({ method: 'POST', path: `${path}/read`, body: { items: marked } });
}

/** One step on one promise, e.g. its verdict; gives the promise as it is then. */
export async function onPromise(
  hands: Hands,
  handoverId: string,
  step: { promise: Promised; path: string; body: object },
): Promise<Promised> {
  const { promise, path, body } = step;
  const address = `/handovers/${handoverId}/promises/${promise.id}/${path}`;
  return await hands.send({ method: 'POST', path: address, body, version: promise.version });
}

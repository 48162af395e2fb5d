import { listen, type Incoming, type Listener, send } from '../listener.ts';

/** A small server in the product's place: keeps what reaches it and answers with the given status. */
export async function listenAsBot(
  options: { status?: number; body?: unknown } = {},
): Promise<Listener & { heard: Incoming[]; activities: () => Record<string, unknown>[] }> {
  const heard: Incoming[] = [];
  const listener = await listen(0, async (request, response) => {
    heard.push(request);
    await send(response, { status: options.status ?? 200, body: options.body });
  });
  const activities = () =>
    heard.map(({ body }) => JSON.parse(body.toString('utf8')) as Record<string, unknown>);
  return { ...listener, heard, activities };
}

import type { CloudAdapter, TurnContext } from 'botbuilder';
import type { Answer } from './turns.ts';

/** Runs the SDK on a plain request; its own error bodies, which carry exception text, stay here (T3). */
export async function processed(
  adapter: CloudAdapter,
  request: { authorization: string; body: unknown },
  onTurn: (context: TurnContext) => Promise<void>,
): Promise<Answer> {
  const answer = { status: 200, body: null as unknown };
  const response = {
    socket: null,
    status: (status: number) => {
      answer.status = status;
      return response;
    },
    header: () => response,
    send: (body: unknown) => {
      answer.body = body;
      return response;
    },
    end: () => response,
  };
  const headers = { authorization: request.authorization };
  const asked = { method: 'POST', headers, body: request.body };
  await adapter.process(asked as never, response as never, onTurn).catch((error: unknown) => {
    // The SDK parses an activity's parts outside of its own net.
    if (!(error instanceof Error && error.name === 'ZodError')) throw error;
    answer.status = 400;
  });
  return answer;
}

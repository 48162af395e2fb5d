import type { Server } from 'restify';
import type { Log } from '../log.ts';
import { readJson } from './body.ts';
import { answering } from './mount.ts';
import { refuseUnsound } from './sound-json.ts';

const botBytes = 256 * 1024;

type Receive = (request: {
  authorization: string;
  body: unknown;
}) => Promise<{ status: number; body: unknown }>;

/** The bot's one address; who may call it is decided by the adapter. */
export function mountBot(server: Server, bot: { receive: Receive; log: Log }): void {
  server.post('/api/messages', async (request, response) => {
    await answering(request, response, bot.log, async () => {
      const authorization = request.headers.authorization ?? '';
      const body = await readJson(request, botBytes);
      // A person's name in Teams may hold what no text of ours may.
      refuseUnsound(body, { mayTurn: true });
      const answer = await bot.receive({ authorization, body });
      return { status: answer.status, body: answer.body ?? {} };
    });
  });
}

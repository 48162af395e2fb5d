import { type IncomingMessage, request, type ServerResponse } from 'node:http';

interface Onward {
  /** Origin to pass it to. */
  target: string;
  /** Hears the status of the answer once it is there. */
  onAnswer?: ((status: number) => void) | undefined;
}

/** Passes a request on as it came, and the answer back as it comes: live updates stay live. */
export function forward(
  message: IncomingMessage,
  response: ServerResponse,
  { target, onAnswer }: Onward,
): void {
  const { hostname, port } = new URL(target);
  const { method, url, headers } = message;
  const onward = request({ hostname, port, method, path: url, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
    onAnswer?.(answer.statusCode ?? 502);
    answer.pipe(response);
    answer.on('error', () => response.destroy());
  });
  onward.on('error', () => {
    if (response.headersSent) response.destroy();
    else sayUnavailable(response, 'Handover does not answer at the moment.');
  });
  response.on('close', () => onward.destroy());
  message.pipe(onward);
}

/** 503 with a sentence, for the seconds in which a part is not there. */
export function sayUnavailable(response: ServerResponse, sentence: string): void {
  response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '1' });
  response.end(sentence);
}

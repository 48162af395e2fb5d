import type { IncomingMessage } from 'node:http';
import { Refusal } from '../refusal.ts';

/**
 * Reads a JSON body of at most `maximumBytes` as they are on the wire. restify's own parser counts
 * compressed bytes and takes multipart (T6, T7), so encodings and other types are refused here.
 * @throws Refusal unsupported_encoding, unsupported_media_type, payload_too_large, invalid_json,
 * malformed_request.
 */
export async function readJson(request: IncomingMessage, maximumBytes: number): Promise<unknown> {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') {
    throw new Refusal('unsupported_encoding', 'Send the body without compression.');
  }
  const type = (request.headers['content-type'] ?? '').toLowerCase();
  if (!/^application\/json\s*(;\s*charset=utf-8\s*)?$/u.test(type)) {
    throw new Refusal('unsupported_media_type', 'Send JSON in UTF-8 as application/json.');
  }
  const text = await readText(request, maximumBytes);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Refusal('invalid_json', 'The body is not JSON. Check commas, quotes and brackets.');
  }
}

async function readText(request: IncomingMessage, maximumBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of whole(request)) {
    size += chunk.length;
    if (size > maximumBytes) {
      throw new Refusal('payload_too_large', `Send at most ${maximumBytes / 1024} kB at once.`);
    }
    chunks.push(chunk);
  }
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    return decoder.decode(Buffer.concat(chunks));
  } catch {
    throw new Refusal('invalid_json', 'The body is not UTF-8.');
  }
}

/** The parts of a body; one that breaks off was the caller's to send, and is no fault of ours. */
async function* whole(request: IncomingMessage): AsyncGenerator<Buffer> {
  try {
    yield* request as AsyncIterable<Buffer>;
  } catch (cause) {
    if (request.complete) throw cause;
    throw new Refusal('malformed_request', 'The body broke off. Send it again.');
  }
}

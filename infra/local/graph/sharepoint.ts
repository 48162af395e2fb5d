import { randomUUID } from 'node:crypto';
import type { Handler, Incoming, Outgoing } from '../listener.ts';
import { SHAREPOINT_HOST } from '../world.ts';

/** A file on its way in through an upload session. */
interface Upload {
  expiresAt: Date;
  received: Buffer[];
  length: number;
  total: number | null;
  /** Files it when the last byte is there, and gives the item as Graph shows it. */
  finish: (content: Buffer) => { status: number; body: unknown };
}

/** The other host files travel over: no Authorization, the secret is in the address. */
export interface SharePoint {
  handler: Handler;
  /** An address the file can be read at for an hour, without a token. */
  downloadUrl(content: { itemId: string; name: string; read: () => Buffer }): string;
  openUpload(finish: Upload['finish']): { uploadUrl: string; expirationDateTime: string };
}

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, PUT, DELETE, OPTIONS',
  'access-control-allow-headers': '*',
};
const HOUR_MS = 3_600_000;
/** Every piece but the last must be a multiple of this (createUploadSession's documentation). */
const PIECE_BYTES = 327_680;

/** Downloads and upload sessions under `/sharepoint`, which stands for the tenant's SharePoint host. */
export function createSharePoint(options: { now: () => Date }): SharePoint {
  const downloads = new Map<string, { expiresAt: Date; name: string; read: () => Buffer }>();
  const uploads = new Map<string, Upload>();
  const expiry = () => new Date(options.now().getTime() + HOUR_MS);
  return {
    handler(request) {
      if (request.method === 'OPTIONS') return { status: 204, headers: CORS };
      const key = request.query.get('tempauth') ?? '';
      const upload = uploads.get(key);
      if (upload)
        return withCors(
          answerUpload(request, { upload, close: () => uploads.delete(key), now: options.now() }),
        );
      const download = downloads.get(key);
      if (!download || download.expiresAt <= options.now()) return withCors({ status: 401 });
      return withCors({ status: 200, headers: disposition(download.name), body: download.read() });
    },
    downloadUrl({ itemId, name, read }) {
      const key = randomUUID();
      downloads.set(key, { expiresAt: expiry(), name, read });
      return `https://${SHAREPOINT_HOST}/sites/ClientProjects/_layouts/15/download.aspx?UniqueId=${itemId}&tempauth=${key}`;
    },
    openUpload(finish) {
      const key = randomUUID();
      const expiresAt = expiry();
      uploads.set(key, { expiresAt, received: [], length: 0, total: null, finish });
      return {
        uploadUrl: `https://${SHAREPOINT_HOST}/sites/ClientProjects/_api/v2.0/uploadSession?tempauth=${key}`,
        expirationDateTime: expiresAt.toISOString(),
      };
    },
  };
}

function answerUpload(
  request: Incoming,
  of: { upload: Upload; close: () => void; now: Date },
): Outgoing {
  const { upload } = of;
  if (request.headers.authorization) return refusal(401, 'unauthenticated');
  if (upload.expiresAt <= of.now) return refusal(404, 'itemNotFound');
  if (request.method === 'DELETE') {
    of.close();
    return { status: 204 };
  }
  if (request.method === 'GET') return progress(upload, 200);
  const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(request.headers['content-range'] ?? '');
  if (!range) return refusal(400, 'invalidRequest');
  const [from, to, total] = range.slice(1).map(Number) as [number, number, number];
  if (from !== upload.length) return refusal(416, 'invalidRange');
  const isLast = to + 1 === total;
  const wrongSize = request.body.length !== to - from + 1;
  if (wrongSize || (!isLast && request.body.length % PIECE_BYTES !== 0)) {
    return refusal(400, 'fragmentLengthMismatch');
  }
  upload.received.push(request.body);
  upload.length = to + 1;
  upload.total = total;
  if (!isLast) return progress(upload, 202);
  of.close();
  return upload.finish(Buffer.concat(upload.received));
}

function progress(upload: Upload, status: number): Outgoing {
  return {
    status,
    body: {
      expirationDateTime: upload.expiresAt.toISOString(),
      nextExpectedRanges: [`${upload.length}-`],
    },
  };
}

function refusal(status: number, code: string): Outgoing {
  return { status, body: { error: { code, message: 'The upload was refused.' } } };
}

function withCors(reply: Outgoing): Outgoing {
  return { ...reply, headers: { ...CORS, ...reply.headers } };
}

function disposition(name: string): Record<string, string> {
  return { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}` };
}

import { pino, stdTimeFunctions, type Logger } from 'pino';

export type Log = Pick<Logger, 'trace' | 'debug' | 'info' | 'warn' | 'error'>;

/** Names of fields that never reach a log line, however deep a caller nests them by mistake. */
const secret = [
  'token',
  'authorization',
  'assertion',
  'secret',
  'password',
  'connectionString',
  'body',
  'text',
];

type Options = { level: string; write?: (line: string) => void };

/**
 * JSON lines on stdout: ids, not contents. Errors are cut to name, code and stack places; their
 * messages stay out, because a library's message may quote what a person typed.
 */
export function openLog({ level, write }: Options): Log {
  const options = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    redact: { paths: secret.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '…' },
    serializers: { err: errorLine },
  };
  return write ? pino(options, { write }) : pino(options);
}

function errorLine(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const code: unknown = Reflect.get(error, 'code');
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /u.test(line));
  return {
    name: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    stack: places.slice(0, 12).map((line) => line.trim()),
    ...(error.cause === undefined ? {} : { cause: errorLine(error.cause) }),
  };
}

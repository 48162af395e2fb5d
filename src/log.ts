import { createHash } from 'node:crypto';
import { pino, stdTimeFunctions, type Logger } from 'pino';

export type Log = Pick<Logger, 'trace' | 'debug' | 'info' | 'warn' | 'error'>;

/** Names of fields that never reach a log line, however deep a caller nests them by mistake. */
const secret =
  /^(.*token|authorization|cookie|assertion|.*secret|password|connectionString|body|text|mail)$/iu;
const deepest = 6;

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
    // pino's own redaction knows paths of a fixed depth only (T11).
    formatters: { log: (line: Record<string, unknown>) => withoutSecrets(line, 0) },
    serializers: { err: errorLine },
  };
  return write ? pino(options, { write }) : pino(options);
}

/** A person as the log names them: a hash, the same in every line, that leads to them by their object id only. */
export function inLog(who: { tenantId: string; personId: string }): {
  tenant: string;
  person: string;
} {
  const id = `${who.tenantId}/${who.personId}`;
  return {
    tenant: who.tenantId,
    person: createHash('sha256').update(id).digest('hex').slice(0, 16),
  };
}

function withoutSecrets(line: object, depth: number): Record<string, unknown> {
  const shown = (name: string, value: unknown): unknown => {
    if (secret.test(name)) return '…';
    if (typeof value !== 'object' || value === null || value instanceof Error) return value;
    return depth < deepest ? withoutSecrets(value, depth + 1) : '…';
  };
  return Object.fromEntries(
    Object.entries(line).map(([name, value]) => [name, shown(name, value)]),
  );
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

import { errorCode } from './error-code.ts';

/** The database did not answer; the caller may try later. Never says whether a change was stored. */
export class DatabaseUnavailable extends Error {
  readonly code = 'database_unavailable';
  readonly reason: Reason;

  constructor(reason: Reason, options: ErrorOptions) {
    super('The database is not available at the moment: try again in a few seconds.', options);
    this.name = 'DatabaseUnavailable';
    this.reason = reason;
  }
}

type Reason = 'connection' | 'timeout' | 'resources';

/** Codes of Node's sockets, PostgreSQL's classes 08 and 57P, and a server that became read-only. */
const connectionCodes =
  /^(08...|57P0.|25006|ECONN.*|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOST.*|ENET.*)$/;
/** statement_timeout, lock_timeout, idle_in_transaction_session_timeout. */
const timeoutCodes = /^(57014|55P03|25P03)$/;
/** Class 53: disk full, out of memory, too many connections. */
const resourceCodes = /^53...$/;
/** What pg itself throws carries no code. */
const connectionWords =
  /^(Connection terminated|Client (was closed|has encountered)|Cannot use a pool after)/;
const timeoutWords = /^(Query read timeout|timeout expired|timeout exceeded when trying)/;

/** Gives a DatabaseUnavailable when the error means that, else the error itself. */
export function asUnavailable(error: unknown): unknown {
  if (error instanceof DatabaseUnavailable) return error;
  const reason = reasonOf(error);
  return reason === null ? error : new DatabaseUnavailable(reason, { cause: error });
}

function reasonOf(error: unknown): Reason | null {
  const code = errorCode(error);
  const words = error instanceof Error ? error.message : '';
  if (connectionCodes.test(code) || connectionWords.test(words)) return 'connection';
  if (timeoutCodes.test(code) || timeoutWords.test(words)) return 'timeout';
  return resourceCodes.test(code) ? 'resources' : null;
}

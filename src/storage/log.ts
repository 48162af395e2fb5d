import type { Logger } from 'pino';

/** What storage needs of the program's logger. */
export type Log = Pick<Logger, 'info' | 'warn' | 'error'>;

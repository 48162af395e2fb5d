import type { Log } from '../log.ts';

/**
 * restify's own log lines carry requests, with tokens and bodies in them (T4). Only their texts
 * pass, and only from warnings on.
 */
export function quietLog(log: Log): object {
  const silent = (): boolean => false;
  const pass = (level: 'warn' | 'error') => (_details: unknown, message?: unknown) => {
    log[level](
      { from: 'restify' },
      typeof message === 'string' ? message : 'restify reported something',
    );
  };
  const quiet = {
    trace: silent,
    debug: silent,
    info: silent,
    warn: pass('warn'),
    error: pass('error'),
    fatal: pass('error'),
    child: () => quiet,
  };
  return quiet;
}

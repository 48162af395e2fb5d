import type { Pace } from '../../src/microsoft/pace.ts';

/** Calls to Graph that wait for nobody, where no database is at hand. */
export const unpaced: Pace = { inTurn: async (_path, call) => await call() };

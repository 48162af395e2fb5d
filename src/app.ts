import type { Kysely, Transaction } from 'kysely';
import type { Clock } from './clock.ts';
import type { Queue } from './jobs/queue.ts';
import type { Log } from './log.ts';
import type { Roster } from './people/roster.ts';
import type { Database } from './storage/tables.ts';
import type { Templates } from './templates/catalogue.ts';

/** What every verb is handed: the world it may touch, put together once in main. */
export type App = {
  db: Kysely<Database>;
  clock: Clock;
  queue: Queue;
  roster: Roster;
  templates: Templates;
  log: Log;
  /**
   * Called last in every change of a handover and every settled effect, in its transaction and under
   * the handover's lock: keeps what waits for whom.
   */
  afterChange(app: App, tx: Tx, handoverId: string): Promise<void>;
  settings: Settings;
  /** How long what is done through this entry may be undone; what goes outside begins after it. Absent: at once. */
  undoSeconds?: number;
  /** While such an act is performed: how long its effects wait, and which they are. */
  held?: { seconds: number; keys: string[] };
  /** Stands for the program and its settings: where they differ, the same record may be shown otherwise. */
  edition: string;
};

/** What an installation is set to. Region is an ISO 3166 country for holidays, the time zone an IANA name. */
export type Settings = {
  tenantId: string;
  deliveryHeads: readonly string[];
  publicUrl: string;
  teamsAppId: string;
  region: string;
  timeZone: string;
};

export type Tx = Transaction<Database>;

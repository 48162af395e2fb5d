import { Client } from 'pg';
import type { Tenant } from '../../infra/local/tenant.ts';
import { until } from '../harness/until.ts';
import { faultsOf, type Accepted, type Edit, type History, type Recorded } from './history.ts';

/** Where a history is read: the service's database and the tenant it worked in. */
export interface Place {
  databaseUrl: string;
  tenant: Pick<Tenant, 'graph'>;
}

/** What clients were promised while the test ran. */
export type Promised = Partial<Pick<History, 'accepted' | 'edits'>>;

/**
 * Waits until every effect is settled, then gives what is wrong with the whole history, the calls
 * that broke Graph's contract included.
 */
export async function faultsAtRest(place: Place, promised: Promised = {}): Promise<string[]> {
  const client = new Client({ connectionString: place.databaseUrl });
  await client.connect();
  try {
    await until(async () => (await waiting(client)) === 0, {
      what: 'every effect is settled',
      withinMs: 180_000,
    });
    const { ledger, contractViolations } = place.tenant.graph;
    const recorded = await readRecorded(client);
    const { accepted = [], edits = [] } = promised;
    return [
      ...faultsOf({ accepted, edits, recorded, ledger: ledger.entries() }),
      ...contractViolations.map((violation) => JSON.stringify(violation)),
    ];
  } finally {
    await client.end();
  }
}

async function waiting(client: Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::integer as count from effect where state = 'waiting'`,
  );
  return rows[0]?.count ?? 0;
}

async function readRecorded(client: Client): Promise<Recorded> {
  const read = async <Row extends object>(statement: string): Promise<Row[]> =>
    (await client.query<Row>(statement)).rows;
  return {
    handovers: await read(
      'select id, version, channel_id is not null as "hasChannel" from handover order by id',
    ),
    changes: await read<Accepted>(
      `select handover_id as "handoverId", verb, handover_version as version
       from audit_entry order by id`,
    ),
    effects: await read(
      `select key, handover_id as "handoverId", kind, state,
         coalesce((result->>'withheld')::boolean, false) as withheld from effect`,
    ),
    folders: await read('select handover_id as "handoverId", item_id as "itemId" from folder'),
    kickoffs: await read(
      `select handover_id as "handoverId", event_id as "eventId",
         'handover-' || handover_id || '-kickoff-' || revision as intent
       from kickoff`,
    ),
    cards: await read('select key, activity_id as "activityId" from sent_card'),
    items: await read<Edit>(
      'select handover_id as "handoverId", key as item, version, text from item',
    ),
  };
}

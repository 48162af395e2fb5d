import { randomUUID } from 'node:crypto';
import type { Tenant } from '../../infra/local/tenant.ts';
import { PERSONS } from '../../infra/local/world.ts';
import type { Accepted, Edit } from '../history/history.ts';
import { clientWith, type Answer } from './client.ts';
import type { Staged } from './stage.ts';
import { until } from './until.ts';
import { pressOf } from './verbs.ts';

/** Where people work: a service that may be away, and the tenant they sign in at. */
export interface Workplace {
  tenant: Pick<Tenant, 'userToken'>;
  /** Where the service answers now; waits while it is away. */
  url(): Promise<string>;
}

/** An item of the checklist that is one text. */
const item = 'people.cadence';

/**
 * Somebody who edits one item again and again, each time on top of what they saw last, until
 * `isOver`; what was answered with success is noted in `edits`.
 */
export async function keepEditing(
  at: Workplace,
  on: Staged,
  { edits, isOver }: { edits: Edit[]; isOver: () => boolean },
): Promise<void> {
  const token = await at.tenant.userToken(PERSONS.riya.id);
  let version = 1;
  for (let turn = 1; !isOver(); turn += 1) {
    const text = `Turn ${turn}`;
    const client = clientWith(await at.url(), token);
    const sent = { kind: 'text', text };
    const path = `${on.path}/items/${item}`;
    const answer = await client.patch(path, sent, { version }).catch(() => null);
    if (answer?.status === 200) {
      version = Number(answer.at('version'));
      edits.push({ handoverId: on.id, item, version, text });
    } else if (answer?.status === 412) {
      // The edit before was stored, and its answer lost.
      version = Number(answer.at('currentVersion'));
    }
  }
}

/** Somebody who creates handovers until `isOver`, each with one key until there is an answer. */
export async function keepCreating(
  at: Workplace,
  { accepted, isOver }: { accepted: Accepted[]; isOver: () => boolean },
): Promise<void> {
  const token = await at.tenant.userToken(PERSONS.riya.id);
  while (!isOver()) {
    const key = randomUUID();
    const { path, body } = pressOf('create', null, `Load ${accepted.length}`);
    const created = await until<Answer | null>(
      async () => {
        const client = clientWith(await at.url(), token);
        const answer = await client.post(path, body, { key }).catch(() => null);
        return answer !== null && answer.status < 300 ? answer : null;
      },
      { what: 'a handover is created' },
    );
    accepted.push({ handoverId: String(created.at('id')), verb: 'create', version: 1 });
  }
}

import { randomUUID } from 'node:crypto';
import type { App, Tx } from '../app.ts';
import { iso } from '../clock.ts';
import { orderFolders } from '../documents/apply.ts';
import type { Person } from '../people/actor.ts';
import { writeAudit } from '../record/audit.ts';
import { orderFirstNotices } from '../record/notices.ts';
import { once } from '../record/once-per-key.ts';
import { nameHolder } from '../record/store.ts';
import { Refusal } from '../refusal.ts';
import { inTransaction } from '../storage/transaction.ts';
import { dayOf } from '../working-days.ts';
import type { CreateInput } from './model.ts';
import { handoversOfDeal } from './of-deal.ts';
import { placeFor, type Place } from './place.ts';
import { misfitOfDates } from './rules.ts';
import { insertContact } from './store.ts';

type Created = { id: string; existing: boolean };

/**
 * Creates a handover; whoever creates it becomes its sales owner. Where they may see one with the same
 * number it is given instead, so that a link from the CRM can be pressed twice, unless they want another;
 * whoever may see none makes theirs.
 * @throws Refusal not_found when the channel's team is not the person's, role_required for guests,
 * invalid_input for dates.
 */
export async function createHandover(
  app: App,
  actor: Person,
  request: { key: string; input: CreateInput },
): Promise<Created> {
  const { key, input } = request;
  const today = dayOf(app.clock.now(), app.settings.timeZone);
  const wrong = misfitOfDates(input, today);
  if (wrong) throw new Refusal('invalid_input', wrong.detail, { errors: [wrong] });
  const place = await placeFor(app, actor, input.channel ?? null);
  const known = await knownOf(app, actor, input);
  return await inTransaction(app.db, async (tx) => {
    const intent = { key, personId: actor.personId, input };
    return await once(app, tx, {
      ...intent,
      act: async () =>
        known
          ? { id: known.id, existing: true }
          : { id: await create(app, tx, { actor, input, place }), existing: false },
    });
  });
}

/** Asked before the transaction: whether somebody may see one is for Teams to say. */
async function knownOf(app: App, actor: Person, { deal, another }: CreateInput) {
  if (typeof deal !== 'string' || another === true) return undefined;
  return (await handoversOfDeal(app, actor, deal))[0];
}

async function create(
  app: App,
  tx: Tx,
  { actor, input, place }: { actor: Person; input: CreateInput; place: Place },
): Promise<string> {
  const id = randomUUID();
  const at = iso(app.clock.now());
  const template = app.templates.starting;
  await tx
    .insertInto('handover')
    .values({
      id,
      ...named(input),
      ...place,
      tenant_id: actor.tenantId,
      depth: 'standard',
      template_id: template.id,
      template_version: template.version,
      created_by: actor.personId,
      created_at: at,
    })
    .execute();
  const head = app.settings.deliveryHeads.find((person) => person !== actor.personId);
  const by = { handoverId: id, by: actor.personId, at };
  const line = { handoverId: id, by: { kind: 'person', id: actor.personId }, at } as const;
  await nameHolder(tx, { ...by, role: 'sales-owner', personId: actor.personId });
  if (head) await nameHolder(tx, { ...by, role: 'delivery-head', personId: head });
  if (input.contact) await insertContact(tx, { ...by, contact: input.contact });
  if (input.channel) await orderFolders(app, tx, id);
  await orderFirstNotices(app, tx, { handoverId: id, head: head ?? null });
  const text = 'The handover was created';
  await writeAudit(tx, { ...line, verb: 'create', text, page: 'overview', version: 1 });
  await app.afterChange(app, tx, id);
  return id;
}

function named(input: CreateInput) {
  return {
    project: input.project,
    client_name: input.clientName,
    deal: input.deal ?? null,
    promised_start: input.promisedStart,
    go_live: input.goLive,
  };
}

import { describe, expect, it } from '@jest/globals';
import { aContact, aHandover, ids } from '../../tests/harness/facts.ts';
import { aWork } from '../../tests/harness/work.ts';
import { presentChanges } from '../overview/changes.ts';
import { presentHandover } from '../overview/present.ts';
import type { Actor, By } from '../people/actor.ts';
import { rememberPeople } from '../people/names.ts';
import { inTransaction } from '../storage/transaction.ts';
import { writeAudit } from './audit.ts';
import { change } from './change.ts';
import { open, openInternal } from './read.ts';
import { freeze, latestVersions } from './versions.ts';

const { app, as, contact, service, aDeal, came } = await aWork();
const at = '2026-11-24T09:00:00.000Z';
await rememberPeople(app.db, [as('riya')], at);
const removedAt = '2026-11-23T09:00:00.000Z';
const riya: By = { kind: 'person', id: ids.riya };

/** Somebody does something, by the one verb that is everybody's who may look at it. */
async function acts(actor: Actor, handoverId: string) {
  const target = { app, actor, handoverId, verb: 'open' as const, expected: null };
  return await came(async () => {
    await change(target, async (work) => await work.note({ text: 'Seen', page: 'overview' }));
  });
}

async function changesOf(handoverId: string) {
  const { changes } = await presentChanges(await open(app, as('riya'), handoverId));
  return changes.map(({ by, text }) => ({ by, text }));
}

describe('whoever acts on a handover', () => {
  it('is kept and shown as what they are to it: a guest who is its contact acts as the contact', async () => {
    const deal = await aDeal();
    const { id } = deal;
    for (const one of [as('riya'), as('ana'), contact(deal)]) {
      expect(await acts(one, id)).toMatchObject({ refused: null, noted: ['Seen'] });
    }
    const kept = await app.db
      .selectFrom('audit_entry')
      .select(['by_kind', 'by'])
      .where('handover_id', '=', id)
      .orderBy('id')
      .execute();
    const asContact = { by_kind: 'contact', by: deal.facts.handover.contacts[0]?.id };
    expect(kept).toEqual([{ by_kind: 'person', by: ids.riya }, asContact, asContact]);
    const ana = { id: asContact.by, name: 'Ana Costa', party: 'client' };
    expect(await changesOf(id)).toMatchObject([
      { by: ana },
      { by: ana },
      { by: { id: ids.riya, name: 'Riya Patel', party: 'sales' } },
    ]);
  });

  it('does nothing as a contact of another handover, or as one who was removed', async () => {
    const { id } = await aDeal();
    const other = await aDeal();
    expect(await acts(contact(other), id)).toMatchObject({ refused: 'not_found', noted: [] });
    const contacts = [aContact({ removedAt })];
    const gone = await aDeal({ handover: aHandover({ contacts }) });
    for (const one of [as('ana'), contact(gone)]) {
      expect(await acts(one, gone.id)).toMatchObject({ refused: 'not_found', noted: [] });
    }
  });

  it('is the service only where a verb says so: it neither reads nor opens', async () => {
    const { id } = await aDeal();
    expect(await acts(service, id)).toMatchObject({ refused: 'role_required', noted: [] });
    await expect(open(app, service, id)).rejects.toMatchObject({ code: 'role_required' });
  });

  it('opens what is theirs: the contact what is the client’s, nothing of our own', async () => {
    const deal = await aDeal();
    const opened = await open(app, contact(deal), deal.id);
    expect(opened.access).toMatchObject({ standing: 'client' });
    for (const one of [as('ana'), contact(deal)]) {
      await expect(openInternal(app, one, deal.id)).rejects.toMatchObject({
        code: 'role_required',
      });
    }
    await expect(open(app, contact(await aDeal()), deal.id)).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('who acted', () => {
  it('in the list of changes is a removed contact by name, and nobody for the service', async () => {
    const contacts = [aContact({ removedAt })];
    const { id, facts } = await aDeal({ handover: aHandover({ contacts }) });
    const contactId = facts.handover.contacts[0]?.id ?? '';
    const ana: By = { kind: 'contact', id: contactId };
    await inTransaction(app.db, async (tx) => {
      const line = { handoverId: id, at, verb: 'x', page: 'overview' as const, version: 1 };
      await writeAudit(tx, { ...line, by: ana, text: 'By Ana' });
      await writeAudit(tx, { ...line, by: { kind: 'service' }, text: 'By itself' });
    });
    expect(await changesOf(id)).toEqual([
      { by: null, text: 'By itself' },
      { by: { id: contactId, name: 'Ana Costa', party: 'client' }, text: 'By Ana' },
    ]);
  });

  it('froze a version is kept with it, and shown', async () => {
    const deal = await aDeal();
    const contactId = contact(deal).contactId;
    const all: [By, object, object | null][] = [
      [riya, { by_kind: 'person', by: ids.riya }, { name: 'Riya Patel', party: 'sales' }],
      [
        { kind: 'contact', id: contactId },
        { by_kind: 'contact', by: contactId },
        { name: 'Ana Costa', party: 'client' },
      ],
      [{ kind: 'service' }, { by_kind: 'service', by: null }, null],
    ];
    for (const [index, [by, columns, shown]] of all.entries()) {
      const version = { kind: 'shared' as const, number: String(index + 1), content: {} };
      const frozenAt = `2026-11-24T1${index}:00:00.000Z`;
      await freeze(app.db, { handoverId: deal.id, ...version, by, at: frozenAt });
      expect((await latestVersions(app.db, deal.id)).shared).toMatchObject(columns);
      const view = await presentHandover(app, await open(app, as('riya'), deal.id));
      expect(view.shownEarly).toMatchObject({ at: frozenAt });
      if (shown) expect(view.shownEarly?.by).toMatchObject(shown);
      else expect(view.shownEarly?.by).toBeNull();
    }
  });

  it('is one of the three with an id, or the service without: the table takes nothing else', async () => {
    const { id } = await aDeal();
    const line = {
      handover_id: id,
      at,
      verb: 'x',
      text: '',
      page: 'overview',
      handover_version: 1,
    };
    for (const wrong of [
      { by_kind: 'service', by: ids.riya },
      { by_kind: 'person', by: null },
      { by_kind: 'robot', by: ids.riya },
    ]) {
      const written = app.db.insertInto('audit_entry').values({ ...line, ...wrong });
      await expect(written.execute()).rejects.toThrow('check constraint');
    }
  });
});

describe('a contact who was removed', () => {
  const contacts = [aContact({ removedAt })];

  it('stands in no view, and is missed at the gate', async () => {
    const { id } = await aDeal({ handover: aHandover({ contacts }) });
    const view = await presentHandover(app, await open(app, as('riya'), id));
    expect(view.contacts).toEqual([]);
    expect(view.blockers.map(({ code }) => code)).toContain('no_client_contact');
  });
});

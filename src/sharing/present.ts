import { readItems } from '../checklist/facts.ts';
import { iso } from '../clock.ts';
import { readNames } from '../people/names.ts';
import { contactsOf, holderOf } from '../record/holders.ts';
import { may } from '../record/permissions.ts';
import type { Opened, Reading } from '../record/read.ts';
import { readLastLook, readRemarks, readShown } from './facts.ts';
import type { ClientView, NothingShared } from './model.ts';
import { sharedContentOf } from './shared-content.ts';
import { noteLook } from './store.ts';
import { clientViewOf, type Beside, type Text } from './view.ts';

/** What the client sees: what was accepted or shown early, or a sentence while it is neither. */
export async function presentClientView(reading: Reading): Promise<ClientView | NothingShared> {
  return await presentText(reading, await readShown(reading.db, reading.handover));
}

/** The same for somebody who opens it; that the client looked at it is kept, once for each text. */
export async function openClientView(opened: Opened): Promise<ClientView | NothingShared> {
  const { app, db, access, handover } = opened;
  const shown = await readShown(db, handover);
  const page = await presentText(opened, shown);
  if (access.standing === 'client' && shown && !shown.isAccepted) {
    const at = iso(app.clock.now());
    await noteLook(db, {
      handoverId: handover.id,
      contactId: access.contactId,
      number: shown.number,
      at,
    });
  }
  return page;
}

/** What the client would see of the handover as it is now: looked at before it is shown or accepted. */
export async function presentClientPreview(opened: Opened): Promise<ClientView | NothingShared> {
  const { db, handover, template } = opened;
  const items = await readItems(db, handover.id);
  const content = sharedContentOf(handover, template, items);
  const at = [...items.values()]
    .map((item) => item.changed_at)
    .toSorted()
    .at(-1);
  const text = { at: at ?? handover.created_at, isAccepted: false, content };
  return await presentText(opened, content.items.length === 0 ? null : text);
}

async function presentText(
  reading: Reading,
  text: (Text & { number?: string }) | null,
): Promise<ClientView | NothingShared> {
  const { db, handover, template } = reading;
  const owner = holderOf(handover, 'sales-owner');
  const manager = holderOf(handover, 'project-manager');
  const names = await readNames(db, handover.tenant_id, [owner, manager]);
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  const people = {
    from: nameOf(owner) ?? 'Your contact',
    work: nameOf(manager),
    commercial: nameOf(owner),
  };
  if (!text) return { standing: 'client-waiting', project: handover.project, from: people.from };
  const where = { id: handover.id, sections: template.sections };
  const now = text.isAccepted ? null : (text.number ?? null);
  return clientViewOf(where, text, people, await readBeside(reading, now));
}

async function readBeside({ db, handover, access }: Reading, now: string | null): Promise<Beside> {
  const isClient = access.standing === 'client';
  const handoverId = handover.id;
  const look = await readLastLook(db, {
    handoverId,
    contactId: isClient ? access.contactId : null,
    now,
  });
  const by = contactsOf(handover).find(({ id }) => id === look?.contactId)?.name;
  const personId = isClient ? access.personId : null;
  return {
    looked: look && { at: look.at, by: by ?? 'Somebody at the client', content: look.content },
    remarks: personId === null ? [] : await readRemarks(db, { handoverId, personId }),
    mayRemark: isClient && may('not-quite', access, handover.state),
  };
}

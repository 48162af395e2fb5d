import type { App } from '../../src/app.ts';
import { nameRolesInput } from '../../src/handover/model.ts';
import { nameRoles, whoNamedSince } from '../../src/handover/name-roles.ts';
import type { Person } from '../../src/people/actor.ts';
import { readNames } from '../../src/people/names.ts';
import type { Work } from '../../src/record/change.ts';
import { refusalFor } from '../../src/record/refusals.ts';
import { readHandover } from '../../src/record/store.ts';
import { Refusal } from '../../src/refusal.ts';
import { withLine, type Card } from '../cards/card.ts';
import { handoverFor, rolesCard } from '../telling/card-contents.ts';
import { parseInput } from './parse-input.ts';

type Pressed = {
  handoverId: string;
  version: number;
  techLead: string;
  projectManager: string;
};

/**
 * Names both roles, and gives the card that says who they are. A card older than the last naming
 * names nobody: it then says who did (BT09). @throws Refusal of the verb.
 */
export async function pressNameRoles(app: App, actor: Person, pressed: Pressed): Promise<Card> {
  const { handoverId, version: cardVersion, techLead, projectManager } = pressed;
  const remedy = 'Choose a tech lead and a project manager.';
  const input = parseInput(nameRolesInput, { techLead, projectManager }, remedy);
  try {
    const asked = { handoverId, expected: null, cardVersion, input };
    return await nameRoles(app, actor, { ...asked, show: namedThen });
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'version_conflict')) throw error;
    return withLine(await namedNow(app, handoverId), await alreadyNamed(app, pressed));
  }
}

async function namedThen({ app, db, handover }: Work): Promise<Card> {
  const { id, tenant_id: tenantId } = handover;
  return await rolesCard(app, (await readHandover(db, { tenantId, id })) ?? handover, db);
}

async function namedNow(app: App, handoverId: string): Promise<Card> {
  const handover = await handoverFor(app, handoverId);
  if (!handover) throw refusalFor('not_found');
  return await rolesCard(app, handover);
}

async function alreadyNamed(app: App, { handoverId, version }: Pressed): Promise<string> {
  const by = await whoNamedSince(app.db, { handoverId, version });
  const names = await readNames(app.db, app.settings.tenantId, [by]);
  return `Already named by ${(by === null ? undefined : names.get(by)) ?? 'a colleague'}`;
}

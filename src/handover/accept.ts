import type { App } from '../app.ts';
import { readItems } from '../checklist/facts.ts';
import { readGateFacts, type GateFacts } from '../gates/facts.ts';
import { refuseBlocked } from '../gates/refuse-blocked.ts';
import { acceptBlocks } from '../gates/rules.ts';
import type { Person } from '../people/actor.ts';
import { readQuestions } from '../questions/facts.ts';
import { change, type Ask, type Work } from '../record/change.ts';
import { contactsOf, holderOf, isOwnSubmission } from '../record/holders.ts';
import { orderHandoverCard, orderNotice } from '../record/notices.ts';
import { firstVersion, freeze } from '../record/versions.ts';
import { Refusal } from '../refusal.ts';
import { freezeForClient } from '../sharing/apply.ts';
import { updateHandover } from './store.ts';

/**
 * Tech accepts: the record is frozen as version 1. Whoever submitted, and the sales owner, never
 * accept, whatever other roles they hold.
 * @throws Refusal own_submission, blocked with every blocker, and those of change.
 */
export async function accept<V>(app: App, actor: Person, asked: Ask<V>): Promise<V> {
  const { handoverId, expected, show } = asked;
  const target = { app, actor, handoverId, verb: 'accept' as const, expected };
  return await change(target, async (work) => {
    const { handover, db } = work;
    if (isOwnSubmission(handover, actor.personId)) {
      throw new Refusal(
        'own_submission',
        'Whoever submitted never accepts. Ask the delivery head for another tech lead.',
      );
    }
    const facts = await readGateFacts(work);
    await refuseBlocked(work, acceptBlocks(facts), 'accept');
    const frozen = { number: firstVersion, by: work.by, at: work.at };
    const content = await contentOf(work, facts);
    await freeze(db, { handoverId, kind: 'baseline', content, ...frozen });
    await freezeForClient(work, firstVersion);
    await updateHandover(db, handoverId, {
      state: 'accepted',
      accepted_by: actor.personId,
      accepted_at: work.at,
    });
    await tell(work);
    await work.note({ text: 'Accepted; the record is fixed as version 1', page: 'overview' });
    return await show(work);
  });
}

async function tell(work: Work): Promise<void> {
  for (const role of ['sales-owner', 'project-manager'] as const) {
    const to = holderOf(work.handover, role);
    // A version taken back is told of again when it is accepted once more.
    const occasion = `${work.handover.version}/${role}`;
    await orderNotice(work, { to, kind: 'accepted', occasion });
  }
  await orderHandoverCard(work);
}

/** What version 1 holds: the whole record as both sides agreed to it. */
async function contentOf({ db, handover }: Work, { promises, checks }: GateFacts): Promise<object> {
  const items = await readItems(db, handover.id);
  return {
    project: handover.project,
    clientName: handover.client_name,
    promisedStart: handover.promised_start,
    goLive: handover.go_live,
    depth: handover.depth,
    template: { id: handover.template_id, version: handover.template_version },
    people: handover.holders,
    contacts: contactsOf(handover).map(({ removedAt: _none, ...contact }) => contact),
    mirror: handover.mirror_text,
    items: [...items.values()],
    promises,
    questions: await readQuestions(db, handover.id),
    checks,
  };
}

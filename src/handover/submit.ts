import type { App } from '../app.ts';
import { readGateFacts } from '../gates/facts.ts';
import { refuseBlocked } from '../gates/refuse-blocked.ts';
import { submitBlocks } from '../gates/rules.ts';
import type { Person } from '../people/actor.ts';
import { change, type Ask, type Work } from '../record/change.ts';
import { holderOf } from '../record/holders.ts';
import { orderHandoverCard, orderNotice } from '../record/notices.ts';
import { Refusal } from '../refusal.ts';
import { workingDaysTo } from '../working-days.ts';
import type { SubmitInput } from './model.ts';
import { isLate } from './rules.ts';
import { updateHandover } from './store.ts';

/**
 * Sales hands the deal over to tech.
 * @throws Refusal blocked with every blocker, invalid_input when a late submission has no reason.
 */
export async function submit<V>(app: App, actor: Person, asked: Ask<V, SubmitInput>): Promise<V> {
  const { handoverId, expected, input, show } = asked;
  const target = { app, actor, handoverId, verb: 'submit' as const, expected };
  return await change(target, async (work) => {
    await refuseBlocked(work, submitBlocks(await readGateFacts(work)), 'submit');
    await updateHandover(work.db, handoverId, {
      state: 'in-review',
      submitted_by: actor.personId,
      submitted_at: work.at,
      late_reason: lateReason(work, input),
    });
    const to = holderOf(work.handover, 'tech-lead');
    const occasion = String(work.handover.version);
    await orderNotice(work, { to, kind: 'submitted', occasion });
    await orderHandoverCard(work);
    await work.note({ text: 'Submitted to tech', page: 'overview' });
    return await show(work);
  });
}

/** Why it comes so late; null when it does not. @throws Refusal invalid_input when nobody said why. */
function lateReason({ app, handover }: Work, input: SubmitInput): string | null {
  if (!isLate(workingDaysTo(handover.promised_start, app.clock.now(), app.settings))) return null;
  if (input.lateReason !== undefined) return input.lateReason;
  const detail =
    'The promised start is fewer than three working days away. Say why it comes so late.';
  throw new Refusal('invalid_input', detail, {
    errors: [{ pointer: '/lateReason', code: 'late', detail }],
  });
}

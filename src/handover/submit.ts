import { Temporal } from 'temporal-polyfill';
import type { Actor } from '../people/access.ts';
import { peopleFrom, readNames } from '../people/names.ts';
import type { App } from '../record/app.ts';
import { change, type Work } from '../record/change.ts';
import { orderHandoverCard, orderNotice } from '../record/notices.ts';
import { holderOf } from '../record/holders.ts';
import { Refusal } from '../refusal.ts';
import { workingDaysIn } from '../working-days.ts';
import { presentBlocks } from './blockers.ts';
import { readGateFacts } from './facts.ts';
import type { Block } from './gates.ts';
import type { HandoverView, SubmitInput } from './model.ts';
import { presentAfter } from './present.ts';
import { updateHandover } from './store.ts';
import { submitBlocks } from './submit-gate.ts';

const leastWorkingDays = 3;

/**
 * Sales hands the deal over to tech.
 * @throws Refusal blocked with every blocker, invalid_input when a late submission has no reason.
 */
export async function submit(
  app: App,
  actor: Actor,
  request: { handoverId: string; expected: number; input: SubmitInput },
): Promise<HandoverView> {
  const { handoverId, expected, input } = request;
  const target = { app, actor, handoverId, verb: 'submit' as const, expected };
  return await change(target, async (work) => {
    await refuseBlocked(work, submitBlocks(await readGateFacts(work.db, work.handover)), 'submit');
    const isLate = daysLeft(work) < leastWorkingDays;
    if (isLate && input.lateReason === undefined) {
      const detail =
        'The promised start is fewer than three working days away. Say why it comes so late.';
      throw new Refusal('invalid_input', detail, {
        errors: [{ pointer: '/lateReason', code: 'late', detail }],
      });
    }
    await updateHandover(work.db, handoverId, {
      state: 'in-review',
      submitted_by: actor.personId,
      submitted_at: work.at,
      late_reason: isLate ? (input.lateReason ?? null) : null,
    });
    const lead = holderOf(work.handover, 'tech-lead');
    await orderNotice(work, {
      to: lead,
      kind: 'submitted',
      occasion: String(work.handover.version),
    });
    await orderHandoverCard(work);
    await work.note({ text: 'Submitted to tech', page: 'overview' });
    return await presentAfter(work);
  });
}

/** Refuses with every blocker named, each with its cure. @throws Refusal blocked. */
export async function refuseBlocked(
  work: Work,
  blocks: readonly Block[],
  toDo: string,
): Promise<void> {
  if (blocks.length === 0) return;
  const { handover, access, db } = work;
  const ids = [
    ...handover.holders.map((holder) => holder.personId),
    ...blocks.map((block) => block.personId ?? null),
  ];
  const people = peopleFrom(await readNames(db, handover.tenant_id, ids), handover.holders);
  const blockers = presentBlocks(blocks, { handover, people, access });
  const count = blockers.length === 1 ? 'One thing is' : `${blockers.length} things are`;
  throw new Refusal(
    'blocked',
    `${count} in the way before you can ${toDo}. Each says what cures it.`,
    { blockers },
  );
}

function daysLeft({ app, handover }: Work): number {
  const { region, timeZone } = app.settings;
  const today = app.clock.now().toZonedDateTimeISO(timeZone).toPlainDate();
  return workingDaysIn(region).between(today, Temporal.PlainDate.from(handover.promised_start));
}

import type { Actor } from '../people/access.ts';
import type { App } from '../record/app.ts';
import { change } from '../record/change.ts';
import { Refusal } from '../refusal.ts';
import type { CheckInput, HandoverView, MirrorInput } from './model.ts';
import { presentAfter } from './present.ts';
import { saveCheck, updateHandover } from './store.ts';

type Target = { handoverId: string; expected: number };

/** Tech lead or project manager puts their name to a check. @throws Refusal of change. */
export async function giveCheck(
  app: App,
  actor: Actor,
  request: Target & { input: CheckInput },
): Promise<HandoverView> {
  const { handoverId, expected, input } = request;
  const verb = input.kind === 'feasibility' ? 'feasibility-check' : 'delivery-check';
  return await change({ app, actor, handoverId, verb, expected }, async (work) => {
    await saveCheck(work.db, { handoverId, ...input, by: actor.personId, at: work.at });
    await work.note({ text: `Checked: ${input.kind}`, page: 'overview', ref: 'checks' });
    return await presentAfter(work);
  });
}

/** Tech says in its own words what will be built; sales' agreement to the old words is gone. */
export async function writeMirror(
  app: App,
  actor: Actor,
  request: Target & { input: MirrorInput },
): Promise<HandoverView> {
  const { handoverId, expected, input } = request;
  const target = { app, actor, handoverId, verb: 'write-mirror' as const, expected };
  return await change(target, async (work) => {
    await updateHandover(work.db, handoverId, {
      mirror_text: input.text,
      mirror_by: actor.personId,
      mirror_at: work.at,
      mirror_approved_by: null,
      mirror_approved_at: null,
    });
    await work.note({ text: 'Written in tech’s words', page: 'overview', ref: 'mirror' });
    return await presentAfter(work);
  });
}

/** Sales agrees that tech has understood it. @throws Refusal invalid_state when nothing is written. */
export async function approveMirror(
  app: App,
  actor: Actor,
  request: Target,
): Promise<HandoverView> {
  const { handoverId, expected } = request;
  const target = { app, actor, handoverId, verb: 'approve-mirror' as const, expected };
  return await change(target, async (work) => {
    if (work.handover.mirror_at === null) {
      throw new Refusal(
        'invalid_state',
        'Tech has not written it down yet. You hear when they have.',
      );
    }
    const approved = { mirror_approved_by: actor.personId, mirror_approved_at: work.at };
    await updateHandover(work.db, handoverId, approved);
    await work.note({ text: 'Sales agreed to tech’s words', page: 'overview', ref: 'mirror' });
    return await presentAfter(work);
  });
}

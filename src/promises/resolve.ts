import type { App } from '../app.ts';
import type { Person } from '../people/actor.ts';
import { change, type Work } from '../record/change.ts';
import { Refusal } from '../refusal.ts';
import { carriedIn } from './carried-in.ts';
import type { Decision, PromisesView, ResolveInput } from './model.ts';
import { presentPromises } from './present.ts';
import { lacksVerdict, resolutionOf } from './rules.ts';
import { readPromise, updatePromise } from './store.ts';

const lines: Record<Decision, [one: string, many: string]> = {
  agree: ['Sales agreed to what a promise takes', 'Sales agreed to what # promises take'],
  'change-request': ['A promise became a change request', '# promises became change requests'],
  withdraw: ['A promise was withdrawn', '# promises were withdrawn'],
};

/**
 * Sales decides what becomes of promises, with one press for as many as are alike: all of them or
 * none. What was decided can be decided anew, a withdrawal too.
 * @throws Refusal not_found, version_conflict, invalid_state before the verdict, or with nothing to
 * agree to, invalid_input for a row that isn't there, and those of change.
 */
export async function resolvePromises(
  app: App,
  actor: Person,
  request: { handoverId: string; input: ResolveInput },
): Promise<PromisesView> {
  const { handoverId, input } = request;
  const target = { app, actor, handoverId, verb: 'resolve-promise' as const, expected: null };
  return await change(target, async (work) => {
    const { decision, promises } = input;
    for (const one of promises) await resolve(work, { ...one, decision, by: actor.personId });
    const [first] = promises;
    const count = promises.length;
    const [one, many] = lines[decision];
    const text = count === 1 ? one : many.replace('#', String(count));
    await work.note({ text, page: 'promises', ref: count === 1 ? (first?.id ?? null) : null });
    return await presentPromises(work);
  });
}

type Resolving = ResolveInput['promises'][number] & { decision: Decision; by: string };

async function resolve(work: Work, { id, version, carrier, decision, by }: Resolving) {
  const where = { handoverId: work.handover.id, id, expected: version };
  const promise = await readPromise(work.db, where);
  if (lacksVerdict(promise)) {
    throw new Refusal(
      'invalid_state',
      'Tech checks the promise first. Then decide what becomes of it.',
    );
  }
  const resolution = resolutionOf(decision, promise);
  if (resolution === null) {
    throw new Refusal(
      'invalid_state',
      'Tech offers nothing instead that you could agree to. Make it a change request, or withdraw it.',
    );
  }
  await updatePromise(work.db, promise, {
    resolution,
    resolution_note: null,
    resolved_at: work.at,
    resolved_by: by,
    ...(await carriedIn(work, carrier)),
  });
}

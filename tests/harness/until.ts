import { setTimeout as wait } from 'node:timers/promises';

/** Asks again and again until the answer is neither null, undefined nor false; throws when it never is. */
export async function until<Answer>(
  ask: () => Answer | Promise<Answer>,
  options: { what: string; withinMs?: number },
): Promise<NonNullable<Answer>> {
  const deadline = performance.now() + (options.withinMs ?? 30_000);
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (performance.now() > deadline) throw new Error(`This never happened: ${options.what}`);
    await wait(20);
  }
}

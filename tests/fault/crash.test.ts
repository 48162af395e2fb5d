import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openCrashWorld, type CrashWorld } from '../harness/crash-world.ts';
import { extent, report } from '../harness/extent.ts';
import { inTurns } from '../harness/in-turns.ts';
import { setStage, type Stage } from '../harness/stage.ts';
import { until } from '../harness/until.ts';
import { pressOf, scenes, verbNames, type VerbName } from '../harness/verbs.ts';
import type { Accepted } from '../history/history.ts';

const seeds = Array.from({ length: extent.seeds }, (_, seed) => seed);
const worldsAtOnce = 2;
/** Every call of the product that makes or changes something outside, and how it begins. */
const effects = '/(filesFolder|children|events|v3\\/conversations.*)$/';
const outside = ['receipt', 'after-effect', 'after-reply'] as const;
const around = ['before', 'after'] as const;
type Moment = (typeof outside)[number] | `${(typeof around)[number]} COMMIT`;
/** How many requests or transactions each verb leads to, at least: one of them is struck. */
const steps: Record<VerbName, number> = {
  create: 7,
  'name-roles-before': 2,
  submit: 2,
  'send-back': 2,
  accept: 3,
  'take-back': 2,
  'send-kickoff': 2,
};

const moments: Moment[] = [...outside, ...around.map((when) => `${when} COMMIT` as const)];

let stage: Stage;
/** The worlds of all moments run side by side: they mostly wait for the queue to notice a death. */
const outcomes = new Map<Moment, Promise<string[][]>>();
beforeAll(async () => {
  stage = await setStage(Object.values(scenes));
  for (const moment of moments) {
    const work = async (seed: number) => await killedAtEach(moment, seed);
    const outcome = inTurns(seeds, worldsAtOnce, work);
    outcome.catch(() => undefined);
    outcomes.set(moment, outcome);
  }
});
afterAll(async () => await stage.close());

interface Plan {
  verbs: VerbName[];
  skips: number[];
  /** Whether the COMMIT of the verb itself is struck, or one of the jobs that follow. */
  ofVerb: boolean[];
}

/** What is struck in a world: drawn at random, the same for the same seed. */
function planFor(seed: number): Plan {
  const perVerb = { minLength: verbNames.length, maxLength: verbNames.length };
  const plan = fc.record({
    verbs: fc.shuffledSubarray([...verbNames], perVerb),
    skips: fc.array(fc.nat(6), perVerb),
    ofVerb: fc.array(fc.boolean(), perVerb),
  });
  const [drawn] = fc.sample(plan, { seed: seed + 1, numRuns: 1 });
  if (!drawn) throw new Error('Nothing was drawn.');
  return drawn;
}

function arm(world: CrashWorld, moment: Moment, strike: { skip: number; ofVerb: boolean }): void {
  const [when = ''] = moment.split(' ');
  const { skip, ofVerb } = strike;
  if (when === 'before' || when === 'after') {
    const within = ofVerb ? /"audit_entry"/u : /update "effect" set "state"/u;
    return world.proxy.arm({ within, when, skip: ofVerb ? 0 : skip });
  }
  const match = { path: effects, skip, times: 1 };
  const kill = { kind: 'kill' as const, when: moment as (typeof outside)[number] };
  world.tenant.faults.add({ match, do: kill });
}

/** One world: every verb once, the service killed during each; then what came of it. */
async function killedAtEach(moment: Moment, seed: number): Promise<string[]> {
  const world = await openCrashWorld(stage);
  const plan = planFor(seed);
  const accepted: Accepted[] = [];
  for (const [index, verb] of plan.verbs.entries()) {
    const scene = Object.keys(scenes).indexOf(verb);
    const made = stage.handovers[scene] ?? null;
    const before = world.kills();
    const skip = (plan.skips[index] ?? 0) % steps[verb];
    arm(world, moment, { skip, ofVerb: plan.ofVerb[index] ?? true });
    const press = pressOf(verb, made, `Crash ${seed}`);
    const change = await world.press(press, made);
    accepted.push(change);
    await until(async () => world.kills() > before || (await world.isAtRest(change.handoverId)), {
      what: `the service is killed during ${verb}`,
    });
    world.tenant.faults.clear();
    world.proxy.disarm();
  }
  const kills = world.kills();
  const from = performance.now();
  const faults = await world.end({ accepted });
  const rest = Math.round(performance.now() - from);
  const longest = Math.round(Math.max(...world.downtimes));
  report(
    `CR01 ${moment}, seed ${seed}: ${kills} kills, answers after ${longest} ms at most, at rest ${rest} ms after the last`,
  );
  return kills === 0 ? [...faults, 'The service was never killed.'] : faults;
}

describe.each(moments)('SIGKILL at %s', (moment) => {
  it(
    'CR01 loses nothing and does nothing twice, whatever is being done',
    async () => {
      expect(await outcomes.get(moment)).toEqual(seeds.map(() => []));
    },
    extent.isLong ? 3_600_000 : 900_000,
  );
});

import type { Fault, FaultAction, FaultInput } from './page-model.ts';
import { faultModel } from './page-model.ts';

/** The fault script: what goes wrong with which request, in the order it was added. */
export interface Faults {
  /** Adds a fault and gives a function that takes it out again. */
  add(fault: FaultInput): () => void;
  list(): (Fault & { struck: number })[];
  clear(): void;
  /** Takes out the faults of this name. */
  remove(name: string): void;
  /** The fault that strikes this request now, counted as struck; null = all is well. */
  take(request: { method: string; pathWithQuery: string }): FaultAction | null;
  /** Resolves when `release` is called: what a 'hold' fault waits for. */
  held(): Promise<void>;
  /** Lets every held request go on and takes the 'hold' faults out. */
  release(): void;
}

/** An empty fault script. */
export function createFaults(): Faults {
  let active: Active[] = [];
  let waiting: (() => void)[] = [];
  return {
    add(input) {
      const entry = { ...faultModel.parse(input), struck: 0, passed: 0, lot: 1 };
      active.push(entry);
      return () => {
        active = active.filter((other) => other !== entry);
      };
    },
    list: () => active.map(({ passed: _passed, lot: _lot, ...fault }) => fault),
    clear() {
      active = [];
    },
    remove(name) {
      active = active.filter((fault) => fault.name !== name);
    },
    take(request) {
      const fault = active.find((entry) => matches(entry, request) && !passes(entry));
      if (!fault) return null;
      fault.struck += 1;
      return fault.do;
    },
    held: () => new Promise((resolve) => waiting.push(resolve)),
    release() {
      active = active.filter((fault) => fault.do.kind !== 'hold');
      for (const resume of waiting) resume();
      waiting = [];
    },
  };
}

type Active = Fault & { struck: number; passed: number; lot: number };

/** Lets the first `skip` matching requests through, then the share that is spared, counting them. */
function passes(fault: Active): boolean {
  const { skip = 0, spares } = fault.match;
  const isSpared = spares !== undefined && fault.passed >= skip && draw(fault) < spares;
  if (fault.passed >= skip && !isSpared) return false;
  fault.passed += 1;
  return true;
}

/** The next lot, from 0 to 1 (a linear congruential generator: Numerical Recipes, 7.1). */
function draw(fault: Active): number {
  fault.lot = (Math.imul(fault.lot, 1_664_525) + 1_013_904_223) >>> 0;
  return fault.lot / 2 ** 32;
}

function matches(fault: Active, request: { method: string; pathWithQuery: string }): boolean {
  const { method, path, times } = fault.match;
  if (times !== undefined && fault.struck >= times) return false;
  if (method && method.toUpperCase() !== request.method) return false;
  const expression = /^\/(.+)\/([a-z]*)$/s.exec(path);
  // "/events/" is a plain part of a path; only something after a slash makes it an expression.
  if (!expression || !/[\\^$.*+?()[\]{}|]/.test(expression[1] ?? '')) {
    return request.pathWithQuery.includes(path);
  }
  return new RegExp(expression[1] ?? '', expression[2]).test(request.pathWithQuery);
}

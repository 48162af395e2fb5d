import { Problem, isProblem } from '../data/problem.ts';
import type { Drafts } from './drafts.ts';
import type { Kept, TypedIn } from './kept.ts';

/** A pause in typing after which it is sent, and how long somebody who never pauses waits at most. */
const pauseMs = 800;
const longestMs = 2000;
/** Between attempts, while the service can't be reached. */
const retriesMs = [3000, 6000, 12_000, 30_000];

/**
 * Where typed text stands: nothing typed, about to be sent, on its way, saved, kept from before
 * (`at`), not taken (and whether it is sent again by itself), or overtaken by somebody else's.
 */
export type SaveState =
  | { kind: 'idle' }
  | { kind: 'typing' }
  | { kind: 'saving' }
  | { kind: 'saved' }
  | { kind: 'kept'; at: number }
  | { kind: 'failed'; error: unknown; isRetried: boolean }
  | { kind: 'conflict' };

/** A saved version; `merge` brings what the service made (row ids) into text typed meanwhile. */
export interface Saved<Draft> {
  version: number;
  merge?: (current: Draft) => Draft;
}

/** Sends a draft over the version it was typed on; `isLast` where the page may be gone in a moment. */
export type Save<Draft> = (
  draft: Draft,
  sent: { version: number; isLast: boolean },
) => Promise<Saved<Draft>>;

export interface AutosaveOptions<Draft> {
  name: string;
  typedIn: TypedIn;
  /** What the service has, and the version of that. */
  initial: Draft;
  version: number;
  /** Whether the version that the service has is this person's own. */
  isOwn: boolean;
  save: Save<Draft>;
  /** Whether two drafts would be sent as the same. */
  isSame: (one: Draft, other: Draft) => boolean;
}

/** What is kept of it on the device. */
interface Typed<Draft> {
  draft: Draft;
  version: number;
}

/** What of it a screen shows. */
export interface Shown<Draft> {
  draft: Draft;
  state: SaveState;
}

/** One text that saves itself, whether or not its form is on screen. */
export class Autosave<Draft> {
  readonly #options: AutosaveOptions<Draft>;
  readonly #drafts: Drafts;
  readonly #listeners = new Set<() => void>();
  #save: Save<Draft>;
  #shown: Shown<Draft>;
  #version: number;
  #isDirty: boolean;
  #isSaving = false;
  #isStopped = false;
  #failures = 0;
  /** Since when somebody types what isn't sent. */
  #since: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: AutosaveOptions<Draft>, drafts: Drafts) {
    this.#options = options;
    this.#drafts = drafts;
    this.#save = options.save;
    const kept = this.#keptBefore();
    this.#isDirty = kept !== null;
    this.#shown = firstShown(options, kept);
    this.#version = kept === null || options.isOwn ? options.version : kept.typed.version;
  }

  get name(): string {
    return this.#options.name;
  }

  /** Whether something is typed that the service doesn't have. */
  get isDirty(): boolean {
    return this.#isDirty;
  }

  /** What a screen shows; the same object until something changes. */
  readonly read = (): Shown<Draft> => this.#shown;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** A form that comes back brings its own way to save. */
  saveWith(save: Save<Draft>): void {
    this.#save = save;
  }

  /** What somebody else saved meanwhile is shown, as long as nothing is typed here. */
  follow(draft: Draft, version: number): void {
    if (this.#isDirty || this.#isSaving || version <= this.#version) return;
    this.#version = version;
    this.#show({ draft, state: { kind: 'idle' } });
  }

  /** Sent 800 ms after the last change, or after two seconds of them. */
  readonly change = (next: Draft): void => {
    const isConflict = this.#shown.state.kind === 'conflict';
    this.#show({ draft: next, ...(isConflict ? {} : { state: { kind: 'typing' } }) });
    this.#isDirty = true;
    this.#keep();
    if (isConflict) return;
    const now = performance.now();
    this.#since ??= now;
    this.#later(Math.max(0, Math.min(pauseMs, this.#since + longestMs - now)));
  };

  /** Sends what isn't sent, one request at a time; what was kept from before only when it is asked for. */
  readonly flush = async ({ isLast = false, isAsked = false } = {}): Promise<void> => {
    const { kind } = this.#shown.state;
    clearTimeout(this.#timer);
    if (!this.#isDirty || this.#isSaving || kind === 'conflict') return;
    if (kind === 'kept' && !isAsked) return;
    this.#isSaving = true;
    this.#since = null;
    this.#show({ state: { kind: 'saving' } });
    const sent = this.#shown.draft;
    try {
      const saved = await this.#save(sent, { version: this.#version, isLast });
      this.#isSaving = false;
      this.#accepted(sent, saved);
    } catch (error) {
      this.#isSaving = false;
      this.#refused(error);
    }
  };

  /** The page is gone: nothing is sent any more. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#isStopped = true;
  }

  /** Settles a conflict, or what was kept: mine is sent over `version`, or theirs replaces it. */
  readonly settle = (version: number, theirs?: Draft): void => {
    this.#version = version;
    if (theirs === undefined) {
      this.#show({ state: { kind: 'typing' } });
      void this.flush();
      return;
    }
    clearTimeout(this.#timer);
    this.#forget();
    this.#show({ draft: theirs, state: { kind: 'idle' } });
  };

  #accepted(sent: Draft, { version, merge }: Saved<Draft>): void {
    const isLatest = this.#shown.draft === sent;
    this.#version = version;
    this.#failures = 0;
    if (merge) this.#show({ draft: merge(this.#shown.draft) });
    if (isLatest) {
      this.#forget();
      this.#show({ state: { kind: 'saved' } });
    } else {
      this.#keep();
      this.#later(pauseMs);
    }
  }

  #refused(error: unknown): void {
    const isConflict = isProblem(error, 'version_conflict');
    const isRetried = !isConflict && mayPass(error);
    this.#show({ state: isConflict ? { kind: 'conflict' } : { kind: 'failed', error, isRetried } });
    this.#keep();
    if (isRetried) this.#later(waitAfter(error, this.#failures));
    this.#failures += 1;
  }

  #keptBefore() {
    const { name, isSame, initial } = this.#options;
    const found = this.#drafts.get(name);
    if (!found) return null;
    const typed = found.value as Typed<Draft>;
    if (!isSame(typed.draft, initial)) return { ...found, typed };
    // What was sent in the last moment has arrived; the page was gone before it heard of that.
    this.#drafts.delete(name);
    return null;
  }

  #show(part: Partial<Shown<Draft>>): void {
    this.#shown = { ...this.#shown, ...part };
    for (const listener of this.#listeners) listener();
  }

  #keep(): void {
    const { name, typedIn } = this.#options;
    const value: Typed<Draft> = { draft: this.#shown.draft, version: this.#version };
    this.#drafts.set({ name, value, typedIn });
  }

  #forget(): void {
    this.#isDirty = false;
    this.#since = null;
    this.#drafts.delete(this.name);
  }

  #later(delayMs: number): void {
    clearTimeout(this.#timer);
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => void this.flush(), delayMs);
  }
}

function firstShown<Draft>(
  { initial, version, isOwn }: AutosaveOptions<Draft>,
  kept: (Kept & { typed: Typed<Draft> }) | null,
): Shown<Draft> {
  if (!kept) return { draft: initial, state: { kind: 'idle' } };
  const { draft, version: typedOn } = kept.typed;
  const isOvertaken = typedOn !== version && !isOwn;
  return { draft, state: isOvertaken ? { kind: 'conflict' } : { kind: 'kept', at: kept.at } };
}

/** Whether trying again may help: nobody has said anything against the text itself. */
function mayPass(error: unknown): boolean {
  if (!(error instanceof Problem)) return false;
  const { status } = error.details;
  return status === 0 || status === 401 || status === 408 || status === 429 || status >= 500;
}

function waitAfter(error: unknown, failures: number): number {
  const asked = error instanceof Problem ? error.details.retryAfterMs : null;
  return asked ?? retriesMs[Math.min(failures, retriesMs.length - 1)] ?? pauseMs;
}

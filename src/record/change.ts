import type { App, Tx } from '../app.ts';
import { iso } from '../clock.ts';
import { byOf, type Access } from '../people/access.ts';
import type { Actor, By } from '../people/actor.ts';
import { askTeam, type AskedTeam } from '../people/roster.ts';
import { Refusal } from '../refusal.ts';
import { signalChange } from '../storage/signals.ts';
import { inTransaction } from '../storage/transaction.ts';
import type { Template } from '../templates/model.ts';
import { writeAudit } from './audit.ts';
import type { HandoverRow } from './facts.ts';
import type { Page } from './model.ts';
import { whyNot, type ChangingVerb } from './permissions.ts';
import { knownTo } from './read.ts';
import { refusalFor } from './refusals.ts';
import { seenOn } from './seen-on.ts';
import { readHandover } from './store.ts';
import { undoably } from './undoable.ts';

/** One line of the list of changes; `revision` where it tells of a revision of the item `ref`. */
type Note = { text: string; page: Page; ref?: string | null; revision?: number };

/** One verb at work on one locked handover, inside its transaction. */
export type Work = {
  app: App;
  /** The transaction of this change. */
  db: Tx;
  /** Who acts, as it is kept. */
  by: By;
  access: Access;
  handover: HandoverRow;
  /** The one the handover started with. */
  template: Template;
  /** The team's roster as it was asked for before the lock; a verb asks no directory inside it. */
  team: AskedTeam;
  /** The instant of the change, ISO 8601 UTC. */
  at: string;
  /**
   * Says that nothing begins or ceases to wait for anybody by this change, so that it need not be
   * worked out anew. Typing is saved far more often than it changes that.
   */
  leavesWaiting(): void;
  /** Writes one line into the list of changes: a plain sentence without confidential contents. */
  note(line: Note): Promise<void>;
};

/**
 * How the caller of a verb wants to see the handover after it: asked last, inside its transaction.
 * A verb does not know what is shown of what later concepts add.
 */
export type Show<V> = (work: Work) => Promise<V>;

/** What a verb on the whole handover is asked: at the version the person saw, shown as they want. */
export type Ask<V, Input = unknown> = {
  handoverId: string;
  expected: number;
  input: Input;
  show: Show<V>;
};

type Request = {
  app: App;
  actor: Actor;
  handoverId: string;
  verb: ChangingVerb | ((handover: HandoverRow) => ChangingVerb);
  /** The handover version the person saw; null when another thing's version is checked instead. */
  expected: number | null;
};

/**
 * The one way to change a handover: locks it, checks permission and version, lets the verb act,
 * bumps the version and signals the change to whoever is looking, all in one transaction.
 * @throws Refusal not_found, role_required, invalid_state, version_conflict, or the verb's own.
 */
export async function change<T>(request: Request, act: (work: Work) => Promise<T>): Promise<T> {
  const { app, actor, handoverId } = request;
  const where = { tenantId: actor.tenantId, id: handoverId };
  const before = await readHandover(app.db, where);
  if (!before) throw refusalFor('not_found');
  // Graph is asked before the lock, so that a slow directory never holds a handover.
  const team = await askTeam(app.roster, before.team_id);
  const { members } = team;
  // A stranger locks nothing, and takes as many statements as with an id that isn't there (AZ02).
  knownTo(app, actor, { handover: before, members });
  return await inTransaction(app.db, async (tx) => {
    const handover = await readHandover(tx, { ...where, lock: true });
    if (!handover) throw refusalFor('not_found');
    const access = knownTo(app, actor, { handover, members });
    const verb = typeof request.verb === 'function' ? request.verb(handover) : request.verb;
    const refused = whyNot(verb, access, handover.state);
    if (refused) throw refusalFor(refused, handover.state);
    checkVersion(request.expected, handover.version);
    const at = iso(app.clock.now());
    const version = handover.version + 1;
    const by = byOf(access);
    const entry = { handoverId, at, by, verb, version };
    // Bumped first, so that what the verb shows at its end carries the new version.
    await signalChange(tx, { handoverId, version, changed: seenOn[verb] });
    let isWaitingLeft = false;
    const said: string[] = [];
    const { personId } = access;
    const doing = { app, tx, handoverId, verb, version, personId, at, said: () => said.at(-1) };
    const work = (actingApp: App): Work => ({
      app: actingApp,
      db: tx,
      by,
      access,
      handover,
      template: app.templates.of(handover),
      team,
      at,
      leavesWaiting: () => {
        isWaitingLeft = true;
      },
      note: async (line) => {
        said.push(line.text);
        await writeAudit(tx, { ...entry, ...line });
      },
    });
    const result = await undoably(doing, async (actingApp) => await act(work(actingApp)));
    if (!isWaitingLeft) await app.afterChange(app, tx, handoverId);
    return result;
  });
}

/** Compares the version a person saw with the one that is. @throws Refusal version_conflict. */
export function checkVersion(expected: number | null, actual: number): void {
  if (expected === null || expected === actual) return;
  throw new Refusal(
    'version_conflict',
    'Somebody changed this in the meantime. Look at what it says now, then save again.',
    { currentVersion: actual },
  );
}

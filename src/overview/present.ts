import { Temporal } from 'temporal-polyfill';
import type { App } from '../app.ts';
import { opensItem } from '../checklist/view.ts';
import { folderSetFrom, foldersPart } from '../documents/facts.ts';
import { attentionFrom, attentionPart } from '../effects/facts.ts';
import { acceptWithinDays } from '../handover/rules.ts';
import { peopleFrom, readNames } from '../people/names.ts';
import { changesFrom, changesPart, presentChange } from '../record/audit.ts';
import type { Work } from '../record/change.ts';
import type { HandoverRow } from '../record/facts.ts';
import { may } from '../record/permissions.ts';
import type { Reading } from '../record/read.ts';
import { readHandover } from '../record/store.ts';
import { undoableActsFrom, undoableActsPart, type UndoableAct } from '../record/undoable-acts.ts';
import { versionsFrom, versionsPart } from '../record/versions.ts';
import { lookedAtPart } from '../sharing/facts.ts';
import { wordedOnce } from '../storage/worded-once.ts';
import { dueAfter, workingDaysTo } from '../working-days.ts';
import { factsFrom, selectFacts } from './facts.ts';
import type { HandoverView } from './model.ts';
import { handoverFor, keysTold } from './view.ts';

const recentLines = 5;

const readOverview = wordedOnce(['id', 'keys'], (db, { id, keys }) =>
  selectFacts(db, keys)
    .select([foldersPart, versionsPart, changesPart(recentLines), attentionPart])
    .select([undoableActsPart, lookedAtPart])
    .where('handover.id', '=', id),
);

/** Reads and shows the handover to one internal reader: what all concepts know in one query, then the names. */
export async function presentHandover(app: App, reading: Reading): Promise<HandoverView> {
  const { db, access, handover, template } = reading;
  const row = await readOverview(db, { id: handover.id, keys: keysTold(template) });
  if (!row) throw new Error('The handover is gone.');
  const facts = factsFrom({ handover, template }, row);
  const { shared, baseline } = versionsFrom(row.versions);
  const changes = changesFrom(row.changes);
  const names = await readNames(db, handover.tenant_id, [
    ...handover.holders.map((holder) => holder.personId),
    handover.submitted_by,
    handover.mirror_by,
    handover.mirror_approved_by,
    handover.mirror_declined_by,
    facts.sentBack?.by ?? null,
    shared?.by ?? null,
    ...facts.checks.map((check) => check.by),
    ...facts.points.map((point) => point.by),
    ...facts.questions.map((question) => question.waits_for),
    ...changes.map((line) => line.by),
  ]);
  const people = peopleFrom(names, handover);
  return handoverFor({
    ...facts,
    access,
    people,
    folders: folderSetFrom(row.folders, handover.project),
    shared,
    lookedAt: row.lookedAt,
    baseline,
    recent: changes.map((line) =>
      presentChange(line, { people, opens: opensItem({ template, access }) }),
    ),
    attention: attentionFrom(row.attention),
    workingDaysToStart: workingDaysTo(handover.promised_start, app.clock.now(), app.settings),
    acceptDueAt: acceptDueAt(app, handover),
    undo: undoFor(app, { access, handover }, undoableActsFrom(row.undoableActs)),
  });
}

/** Shows the handover after a change: the row in hand is still the one from before it. */
export async function presentAfter({
  app,
  db,
  handover,
  access,
  template,
}: Work): Promise<HandoverView> {
  const changed = await readHandover(db, { tenantId: handover.tenant_id, id: handover.id });
  return await presentHandover(app, { db, access, template, handover: changed ?? handover });
}

/** What this reader did last that may still be undone. */
function undoFor(
  { clock, undoSeconds = 0 }: App,
  { access, handover }: Pick<Reading, 'access' | 'handover'>,
  acts: readonly UndoableAct[],
): HandoverView['undo'] {
  const own = acts.find(({ by }) => by === access.personId);
  // What may no longer be done is no longer undone: a point, once it is submitted again.
  if (!own || !may(own.verb, access, handover.state)) return null;
  const until = Temporal.Instant.from(own.at).add({ seconds: undoSeconds });
  if (Temporal.Instant.compare(until, clock.now()) <= 0) return null;
  return { version: own.version, text: own.text, seconds: undoSeconds };
}

/** Null unless somebody has it in review. */
function acceptDueAt({ settings }: App, handover: HandoverRow): string | null {
  if (handover.submitted_at === null || handover.state !== 'in-review') return null;
  return dueAfter(Temporal.Instant.from(handover.submitted_at), acceptWithinDays, settings);
}

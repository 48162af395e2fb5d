import type { LedgerEntry } from '../../infra/local/page-model.ts';

/** A change the service answered with success: it must be there whatever happened since. */
export interface Accepted {
  handoverId: string;
  /** As the list of changes names it, e.g. `submit`. */
  verb: string;
  /** The handover's version that was answered; null when the answer carried none. */
  version: number | null;
}

/** An edit of a checklist item the service answered with success. */
export interface Edit {
  handoverId: string;
  item: string;
  version: number;
  text: string;
}

interface Ordered {
  key: string;
  handoverId: string;
  kind: string;
  state: string;
  withheld?: boolean;
}

/** What the record holds, as far as a history is judged by it. */
export interface Recorded {
  handovers: { id: string; version: number; hasChannel: boolean }[];
  /** The list of changes in the order in which it was written. */
  changes: Accepted[];
  /** `withheld`: a notice whose story was over before it was told, or that its reader may not see. */
  effects: Ordered[];
  folders: { handoverId: string; itemId: string }[];
  kickoffs: { handoverId: string; eventId: string | null; intent: string }[];
  /** `activityId` null: it was begun, and nobody knows whether it arrived. */
  cards: { key: string; activityId: string | null }[];
  items: Edit[];
}

/** What clients were promised, what the record says, and what happened outside. */
export interface History {
  accepted: readonly Accepted[];
  edits: readonly Edit[];
  recorded: Recorded;
  ledger: readonly LedgerEntry[];
}

const app = 'Handover (app)';
const bot = 'Handover (bot)';
const foldersOfOne = 4;

/**
 * Says what is wrong with a history at rest, as sentences; none when everything accepted is present,
 * no update was lost, and every intent had exactly one effect. A message whose outcome is unknown
 * may have arrived once or not at all, and must be shown as uncertain.
 */
export function faultsOf(history: History): string[] {
  return [
    ...lostChanges(history),
    ...fallingVersions(history.recorded),
    ...lostEdits(history),
    ...unsettledEffects(history.recorded),
    ...wrongFolders(history),
    ...wrongEvents(history),
    ...wrongCards(history),
    ...missingCards(history.recorded),
    ...unorderedCards(history.recorded),
    ...ofKind(history.ledger, 'mail-sent', app).map((one) => `Nobody asked for: ${one.summary}.`),
  ];
}

function lostChanges({ accepted, recorded }: History): string[] {
  const known = new Set(recorded.handovers.map(({ id }) => id));
  return accepted.flatMap(({ handoverId, verb, version }) => {
    if (!known.has(handoverId)) return [`The handover ${handoverId} was accepted and is lost.`];
    const count = recorded.changes.filter(
      (one) =>
        one.handoverId === handoverId &&
        one.verb === verb &&
        (version === null || one.version === version),
    ).length;
    const said = `${verb} of ${handoverId}${version === null ? '' : ` at version ${version}`}`;
    if (count === 0) return [`The ${said} was accepted and is lost.`];
    return count > 1 && version !== null ? [`The ${said} is there ${count} times.`] : [];
  });
}

/** Each change has a version of its own, higher than that of the change before it. */
function fallingVersions({ handovers, changes }: Recorded): string[] {
  return handovers.flatMap(({ id, version }) => {
    const versions = changes.filter((one) => one.handoverId === id).map((one) => one.version ?? 0);
    const falls = versions.flatMap((one, index) => {
      const before = versions[index - 1];
      return before !== undefined && one <= before
        ? [`The handover ${id} went from version ${before} to ${one}.`]
        : [];
    });
    const last = versions.at(-1) ?? 0;
    return last > version
      ? [...falls, `The handover ${id} is at version ${version} after a change to ${last}.`]
      : falls;
  });
}

function lostEdits({ edits, recorded }: History): string[] {
  return edits.flatMap((edit) => {
    const { handoverId, item, version, text } = edit;
    const same = (one: Edit) => one.handoverId === handoverId && one.item === item;
    const rival = edits.find((one) => one !== edit && same(one) && one.version === version);
    if (rival) return [`Two edits of ${item} were both accepted as version ${version}.`];
    const now = recorded.items.find(same);
    const isLost =
      now === undefined || now.version < version || (now.version === version && now.text !== text);
    return isLost ? [`The edit "${text}" of ${item} was accepted and is lost.`] : [];
  });
}

/** At rest nothing waits; only a chat message may end as uncertain. */
function unsettledEffects({ effects }: Recorded): string[] {
  const chat = ['notice', 'question-card', 'handover-card'];
  return effects
    .filter(
      ({ state, kind }) => state !== 'done' && !(state === 'uncertain' && chat.includes(kind)),
    )
    .map(({ key, state }) => `${key} is ${state}.`);
}

function wrongFolders({ recorded, ledger }: History): string[] {
  const made = ofKind(ledger, 'folder-created', app).map((one) => one.ids['itemId'] ?? '');
  const stored = recorded.folders.map(({ itemId }) => itemId);
  const sets = recorded.effects.filter(({ kind, state }) => kind === 'folders' && state === 'done');
  return [
    ...compare({ wanted: stored, happened: made, what: 'The folder' }),
    ...sets.flatMap(({ handoverId }) => {
      const count = recorded.folders.filter((one) => one.handoverId === handoverId).length;
      return count === foldersOfOne ? [] : [`The handover ${handoverId} has ${count} folders.`];
    }),
  ];
}

function wrongEvents({ recorded, ledger }: History): string[] {
  const made = ofKind(ledger, 'event-created', app);
  const happened = made.map(({ key }) => key ?? 'without an intent');
  const wanted = recorded.kickoffs.map(({ intent }) => intent);
  const ids = made.map(({ ids: { eventId } }) => eventId);
  const strays = recorded.kickoffs.filter(({ eventId }) => !ids.includes(eventId ?? ''));
  return [
    ...compare({ wanted, happened, what: 'The event' }),
    ...strays.map(({ intent }) => `The event ${intent} is stored under an id nobody knows.`),
  ];
}

/** Messages carry no key outside: they are matched by their id, the unknown ones by whom they went to. */
function wrongCards({ recorded, ledger }: History): string[] {
  const sent = ofKind(ledger, 'card-sent', bot);
  const known = recorded.cards.flatMap(({ activityId }) => activityId ?? []);
  const lost = known.filter((id) => !sent.some(({ ids }) => ids['messageId'] === id));
  const strays = sent.filter(({ ids }) => !known.includes(ids['messageId'] ?? ''));
  const unknown = recorded.cards.filter(({ activityId }) => activityId === null);
  const places = [...new Set(strays.map(({ ids }) => ids['personId'] ?? 'the channel'))];
  return [
    ...lost.map((id) => `The card ${id} was never sent.`),
    ...places.flatMap((place) => {
      const arrived = strays.filter(({ ids }) => (ids['personId'] ?? 'the channel') === place);
      const allowed = unknown.filter(({ key }) => placeOf(key) === place).length;
      return arrived.length > allowed
        ? [`To ${place} ${arrived.length - allowed} cards were sent that nobody asked for.`]
        : [];
    }),
  ];
}

function placeOf(cardKey: string): string {
  return cardKey.startsWith('notice/') ? (cardKey.split('/').at(-1) ?? '') : 'the channel';
}

/** What is done was sent, and what was begun without an answer is shown as uncertain. */
function missingCards({ effects, cards, handovers }: Recorded): string[] {
  const inChannel = new Set(handovers.filter((one) => one.hasChannel).map(({ id }) => id));
  return effects.flatMap((effect) => {
    const { key, kind, state, handoverId } = effect;
    if (kind !== 'notice' && !(kind === 'handover-card' && inChannel.has(handoverId))) return [];
    const card = cards.find(
      (one) => one.key === (kind === 'notice' ? key : `handover/${handoverId}`),
    );
    if (state === 'done' && !card?.activityId && !isWithheld(effect, card))
      return [`${key} is done and was never sent.`];
    const isHidden = kind === 'notice' && card?.activityId === null && state !== 'uncertain';
    return isHidden ? [`${key} may not have arrived and is shown as ${state}.`] : [];
  });
}

/** Nobody is told late of what is over, nor of what they may not see. */
function isWithheld({ withheld }: Ordered, card: object | undefined): boolean {
  return withheld === true && card === undefined;
}

const shown = [
  'submit',
  'send-back',
  'accept',
  'take-back',
  'send-kickoff',
  'keep-kickoff',
  'note-outlook',
  'name-roles-before',
  'ask',
  'answer',
  'settle',
];

/** The channel's card is brought up to date once for each change that shows there, and for no other. */
function unorderedCards({ changes, effects }: Recorded): string[] {
  const wanted = changes
    .filter(({ verb }) => verb === 'create' || shown.includes(verb))
    .map(({ handoverId, version }) => `handover-card/${handoverId}/${version}`);
  const ordered = effects.filter(({ kind }) => kind === 'handover-card').map(({ key }) => key);
  return [
    ...wanted.filter((key) => !ordered.includes(key)).map((key) => `${key} was never ordered.`),
    ...ordered.filter((key) => !wanted.includes(key)).map((key) => `${key} belongs to no change.`),
  ];
}

function compare(both: { wanted: string[]; happened: string[]; what: string }): string[] {
  const { wanted, happened, what } = both;
  const counted = new Map<string, number>();
  for (const one of happened) counted.set(one, (counted.get(one) ?? 0) + 1);
  return [
    ...wanted.filter((one) => !counted.has(one)).map((one) => `${what} ${one} was never made.`),
    ...[...counted].flatMap(([one, count]) => {
      if (!wanted.includes(one)) return [`${what} ${one} was made though nobody asked for it.`];
      return count > 1 ? [`${what} ${one} was made ${count} times.`] : [];
    }),
  ];
}

function ofKind(ledger: readonly LedgerEntry[], kind: string, actor: string): LedgerEntry[] {
  return ledger.filter((one) => one.kind === kind && one.actor === actor);
}

import type { PersonName } from '../../infra/local/world.ts';
import type { Call } from '../../src/contract.ts';
import { calls as contracts, type Calls } from '../../src/contracts.ts';
import type { Reached } from '../harness/handover.ts';
import { keyOf } from './matrix-calls.ts';

/**
 * Everybody who may call: sales owner, tech lead, project manager, delivery head, a member of the
 * team without a role, the client's guest, a guest of another deal, somebody outside the team, a
 * person of another tenant, nobody.
 */
export const callers = {
  SO: 'riya',
  TL: 'tomas',
  PM: 'meera',
  DH: 'jonas',
  NM: 'li',
  CG: 'ana',
  CX: 'nils',
  ST: 'paul',
  OT: 'riya',
  none: null,
} as const satisfies Record<string, PersonName | null>;
export type Caller = keyof typeof callers;

/** What a call comes to: it is done, or the code it is refused with. */
export type Cell = 'yes' | 'role_required' | 'not_found' | 'invalid_token' | 'unauthenticated';

/** One route's line: the state it is tried in, and what each caller gets. */
export interface Line {
  state: Reached;
  /** Nobody's call may use up what the next one needs: the handover is made for this line alone. */
  fresh?: true;
  cells: Record<Caller, Cell>;
}

/** The allowed may, our own side and the client may not, to everybody else it isn't there. */
function only(state: Reached, allowed: readonly Caller[], fresh?: true): Line {
  const cellOf = (caller: Caller): Cell => {
    if (allowed.includes(caller)) return 'yes';
    if (caller === 'none') return 'unauthenticated';
    if (caller === 'OT') return 'invalid_token';
    return caller === 'CX' || caller === 'ST' ? 'not_found' : 'role_required';
  };
  const cells = Object.fromEntries(
    (Object.keys(callers) as Caller[]).map((caller) => [caller, cellOf(caller)]),
  ) as Line['cells'];
  return { state, cells, ...(fresh ? { fresh } : {}) };
}

const team: readonly Caller[] = ['SO', 'TL', 'PM', 'DH', 'NM'];
const signedIn: readonly Caller[] = [...team, 'CG', 'CX', 'ST'];

/**
 * product.md's table of verbs, line by line: who may, in the state it is tried in. The build asks
 * for a line where a contract asks for a verb that has none.
 */
const byVerb: Record<Calls[keyof Calls]['verb'], Line> = {
  anyone: only('new', signedIn),
  open: only('in-review', team),
  read: only('in-review', team),
  'save-item': only('draft', ['SO']),
  propose: only('in-review', team),
  'take-proposal': only('in-review', ['SO']),
  'mark-read': only('in-review', ['TL']),
  'add-promise': only('draft', ['SO']),
  'edit-promise': only('draft', ['SO']),
  'give-verdict': only('in-review', ['TL', 'PM']),
  'resolve-promise': only('in-review', ['SO']),
  'carry-promise': only('in-review', ['SO', 'TL']),
  'plan-confirmation': only('draft', ['SO']),
  ask: only('in-review', team),
  // The question waits for sales; whoever asked settles it.
  answer: only('in-review', ['SO']),
  settle: only('in-review', ['TL']),
  submit: only('draft', ['SO'], true),
  'collect-point': only('in-review', ['TL']),
  // Sales answers what was sent back, and submits again only then.
  'handle-point': only('draft', ['SO'], true),
  'send-back': only('in-review', ['TL'], true),
  accept: only('ready', ['TL'], true),
  'show-early': only('ready', ['SO']),
  'take-shown-back': only('ready', ['SO']),
  'not-quite': only('ready', ['CG']),
  // Whoever did it: sales submitted.
  'take-back': only('in-review', ['SO'], true),
  // Whoever did it: nothing of anybody's can be undone in these tests, which wait for nothing.
  undo: only('in-review', team),
  'name-roles-before': only('in-review', ['SO', 'DH']),
  'add-contact': only('draft', ['SO']),
  'feasibility-check': only('in-review', ['TL']),
  'write-mirror': only('in-review', ['TL']),
  'decline-mirror': only('ready', ['SO']),
  'approve-mirror': only('ready', ['SO']),
  'retry-effect': only('in-review', ['SO', 'TL', 'PM', 'DH']),
  'send-kickoff': only('accepted', ['PM'], true),
  'keep-kickoff': only('accepted', ['PM']),
};

/** Creating in a channel is for its team's own people; to others that team isn't there. */
const create = only('new', team);
const byCall: Partial<Record<keyof Calls, Line>> = {
  createHandover: { ...create, cells: { ...create.cells, CG: 'not_found' } },
};

/** The client's guest is the handover's contact: they get what takes contacts, and it only. */
function withContact({ who }: Call, line: Line): Line {
  return who.includes('contact') ? { ...line, cells: { ...line.cells, CG: 'yes' } } : line;
}

/** What every route gives each caller, by route: from its verb, or from a line of its own. */
export const matrix: Record<string, Line> = Object.fromEntries(
  Object.entries(contracts).map(([name, call]) => [
    keyOf(call),
    withContact(call, byCall[name as keyof Calls] ?? byVerb[call.verb]),
  ]),
);

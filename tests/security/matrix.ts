import type { PersonName } from '../../infra/local/world.ts';
import type { Reached } from '../harness/handover.ts';

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
const read = only('in-review', team);

/** Creating in a channel is for its team's own people; to others that team isn't there. */
const create = only('new', team);
const createLine: Line = { ...create, cells: { ...create.cells, CG: 'not_found' } };

/** product.md's table of verbs, route by route; AZ01 fails where a route has no line here. */
export const matrix: Record<string, Line> = {
  'GET /api/me': only('new', signedIn),
  'GET /api/waiting': only('new', signedIn),
  'GET /api/handovers': only('new', signedIn),
  'POST /api/handovers': createLine,
  'GET /api/handovers/:id': only('in-review', [...team, 'CG']),
  'GET /api/handovers/:id/live': only('in-review', [...team, 'CG']),
  'GET /api/handovers/:id/client-view': read,
  'GET /api/handovers/:id/changes': read,
  'GET /api/handovers/:id/candidates': read,
  'GET /api/handovers/:id/items': read,
  'PATCH /api/handovers/:id/items/:key': only('draft', ['SO']),
  'POST /api/handovers/:id/items/read': only('in-review', ['TL']),
  'GET /api/handovers/:id/promises': read,
  'POST /api/handovers/:id/promises': only('draft', ['SO']),
  'PATCH /api/handovers/:id/promises/:promiseId': only('draft', ['SO']),
  'POST /api/handovers/:id/promises/:promiseId/verdict': only('in-review', ['TL', 'PM']),
  'POST /api/handovers/:id/promises/:promiseId/resolution': only('in-review', ['SO', 'TL']),
  'POST /api/handovers/:id/promises/:promiseId/agree': only('in-review', ['SO', 'TL']),
  'POST /api/handovers/:id/promises/:promiseId/carrier': only('in-review', ['SO', 'TL']),
  'POST /api/handovers/:id/promises/:promiseId/plan': only('draft', ['SO']),
  'GET /api/handovers/:id/questions': read,
  'POST /api/handovers/:id/questions': only('in-review', team),
  'POST /api/handovers/:id/questions/:questionId/answer': only('in-review', ['SO']),
  'POST /api/handovers/:id/questions/:questionId/settle': only('in-review', ['TL']),
  'POST /api/handovers/:id/questions/:questionId/reopen': only('in-review', ['TL']),
  'POST /api/handovers/:id/questions/:questionId/withdraw': only('in-review', ['TL']),
  'POST /api/handovers/:id/submit': only('draft', ['SO'], true),
  'POST /api/handovers/:id/send-back': only('in-review', ['TL'], true),
  'POST /api/handovers/:id/accept': only('ready', ['TL'], true),
  'POST /api/handovers/:id/share': only('draft', ['SO']),
  'POST /api/handovers/:id/roles': only('in-review', ['SO', 'DH']),
  'POST /api/handovers/:id/contacts': only('draft', ['SO']),
  'POST /api/handovers/:id/checks': only('in-review', ['TL']),
  'PUT /api/handovers/:id/mirror': only('in-review', ['TL']),
  'POST /api/handovers/:id/mirror/approve': only('ready', ['SO']),
  'POST /api/handovers/:id/effects/retry': only('in-review', ['SO', 'TL', 'PM', 'DH']),
  'GET /api/handovers/:id/kickoff': read,
  'GET /api/handovers/:id/kickoff/times': read,
  'POST /api/handovers/:id/kickoff': only('accepted', ['PM'], true),
};

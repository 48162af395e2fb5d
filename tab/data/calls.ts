/* Written from the contracts by `npm run api`; do not edit it. */
import type { AnswerOf, SentBy } from '../../src/contract.ts';
import type { Calls } from '../../src/contracts.ts';

/** Method and address of every call of our API. */
export const calls = {
  readChecklist: 'GET /api/handovers/:id/items',
  saveItem: 'PATCH /api/handovers/:id/items/:key',
  askItem: 'PUT /api/handovers/:id/items/:key/asked',
  readRevision: 'GET /api/handovers/:id/items/:key/revisions/:number',
  readItemHistory: 'GET /api/handovers/:id/items/:key/revisions',
  bringBack: 'POST /api/handovers/:id/items/:key/bring-back',
  markRead: 'POST /api/handovers/:id/items/read',
  readProposals: 'GET /api/handovers/:id/proposals',
  propose: 'PUT /api/handovers/:id/items/:key/proposal',
  takeProposals: 'POST /api/handovers/:id/proposals/take',
  leaveOutProposal: 'POST /api/handovers/:id/proposals/leave-out',
  withdrawProposal: 'POST /api/handovers/:id/proposals/withdraw',
  readPromises: 'GET /api/handovers/:id/promises',
  addPromise: 'POST /api/handovers/:id/promises',
  readWordings: 'GET /api/handovers/:id/promises/:promiseId/revisions',
  editPromise: 'PATCH /api/handovers/:id/promises/:promiseId',
  giveVerdict: 'POST /api/handovers/:id/promises/:promiseId/verdict',
  resolvePromises: 'POST /api/handovers/:id/promises/resolve',
  carryPromise: 'POST /api/handovers/:id/promises/:promiseId/carrier',
  planConfirmation: 'POST /api/handovers/:id/promises/:promiseId/plan',
  readQuestions: 'GET /api/handovers/:id/questions',
  ask: 'POST /api/handovers/:id/questions',
  answer: 'POST /api/handovers/:id/questions/:questionId/answer',
  settle: 'POST /api/handovers/:id/questions/:questionId/settle',
  reopen: 'POST /api/handovers/:id/questions/:questionId/reopen',
  withdraw: 'POST /api/handovers/:id/questions/:questionId/withdraw',
  readPoints: 'GET /api/handovers/:id/points',
  collectPoint: 'POST /api/handovers/:id/points',
  editPoint: 'PATCH /api/handovers/:id/points/:pointId',
  removePoint: 'POST /api/handovers/:id/points/:pointId/remove',
  handlePoint: 'POST /api/handovers/:id/points/:pointId/handle',
  giveCheck: 'POST /api/handovers/:id/checks',
  refuseCheck: 'POST /api/handovers/:id/checks/refuse',
  writeMirror: 'PUT /api/handovers/:id/mirror',
  approveMirror: 'POST /api/handovers/:id/mirror/approve',
  declineMirror: 'POST /api/handovers/:id/mirror/decline',
  readClientView: 'GET /api/handovers/:id/client-view',
  readClientPreview: 'GET /api/handovers/:id/client-preview',
  showEarly: 'POST /api/handovers/:id/show-early',
  takeShownBack: 'POST /api/handovers/:id/show-early/take-back',
  sayNotQuite: 'POST /api/handovers/:id/not-quite',
  readKickoff: 'GET /api/handovers/:id/kickoff',
  readKickoffTimes: 'GET /api/handovers/:id/kickoff/times',
  sendKickoff: 'POST /api/handovers/:id/kickoff',
  keepKickoff: 'POST /api/handovers/:id/kickoff/keep',
  listHandovers: 'GET /api/handovers',
  createHandover: 'POST /api/handovers',
  readCandidates: 'GET /api/handovers/:id/candidates',
  submit: 'POST /api/handovers/:id/submit',
  sendBack: 'POST /api/handovers/:id/send-back',
  takeBack: 'POST /api/handovers/:id/take-back',
  accept: 'POST /api/handovers/:id/accept',
  nameRoles: 'POST /api/handovers/:id/roles',
  addContact: 'POST /api/handovers/:id/contacts',
  undo: 'POST /api/handovers/:id/undo',
  retryEffect: 'POST /api/handovers/:id/effects/retry',
  openHandover: 'GET /api/handovers/:id',
  followHandover: 'GET /api/handovers/:id/live',
  readChanges: 'GET /api/handovers/:id/changes',
  readWaiting: 'GET /api/waiting',
  readMe: 'GET /api/me',
} as const satisfies Record<keyof Calls, string>;

export type CallName = keyof Calls;

/** What a call takes: parameters, query, body, the version that was seen, a key. */
export type Sent<Name extends CallName> = { [Each in CallName]: SentBy<Calls[Each]> }[Name];

/** What a call answers. */
export type Answer<Name extends CallName> = { [Each in CallName]: AnswerOf<Calls[Each]> }[Name];

import { randomUUID } from 'node:crypto';
import { markRead } from '../../src/checklist/mark-read.ts';
import { addContact } from '../../src/handover/add-contact.ts';
import { nameRoles } from '../../src/handover/name-roles.ts';
import { keepKickoff } from '../../src/kickoff/keep-kickoff.ts';
import { sendKickoff } from '../../src/kickoff/send-kickoff.ts';
import { collectPoint } from '../../src/points/collect.ts';
import { removePoint } from '../../src/points/edit-point.ts';
import { handlePoint } from '../../src/points/handle.ts';
import { addPromise } from '../../src/promises/add.ts';
import { carryPromise } from '../../src/promises/carry.ts';
import { editPromise } from '../../src/promises/edit.ts';
import { giveVerdict } from '../../src/promises/give-verdict.ts';
import { planConfirmation } from '../../src/promises/plan-confirmation.ts';
import { resolvePromises } from '../../src/promises/resolve.ts';
import { leaveOut, withdrawProposal } from '../../src/proposals/leave-out.ts';
import { propose } from '../../src/proposals/propose.ts';
import { takeProposals } from '../../src/proposals/take.ts';
import { answer } from '../../src/questions/answer.ts';
import { ask } from '../../src/questions/ask.ts';
import { reopen } from '../../src/questions/reopen.ts';
import { settle } from '../../src/questions/settle.ts';
import { withdraw } from '../../src/questions/withdraw.ts';
import type { ChangingVerb } from '../../src/record/permissions.ts';
import { readHandover } from '../../src/record/store.ts';
import { approveMirror } from '../../src/review/approve-mirror.ts';
import { declineMirror } from '../../src/review/decline-mirror.ts';
import { giveCheck } from '../../src/review/give-check.ts';
import { refuseCheck } from '../../src/review/refuse-check.ts';
import { writeMirror } from '../../src/review/write-mirror.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import { anItem, aPoint, aPromise, ids, readyFacts } from './facts.ts';
import { nothing, persons, type Bench, type PersonName } from './work.ts';

export type Deal = Awaited<ReturnType<Bench['aDeal']>>;
export type Act = (deal: Deal) => Promise<unknown>;
export type Case = {
  name: string;
  by: PersonName;
  /** What it takes to be done, with the state of the deal. */
  facts?: Parameters<Bench['aDeal']>[0];
  state?: 'draft' | 'in-review' | 'accepted';
  before?: Act;
  /** What nobody else knows of has no line in the list of changes. */
  isSilent?: true;
  act: Act;
};

/** Every verb that is undone, each with an act of it; and what those acts are made of. */
export function undoableActs({ app, as }: Pick<Bench, 'app' | 'as'>) {
  const show = async () => await Promise.resolve();
  const promiseOf = ({ facts }: Deal) => facts.promises[0]?.id ?? '';
  const onPromise = (deal: Deal, expected = 1) => {
    return { handoverId: deal.id, promiseId: promiseOf(deal), expected };
  };
  async function versionOf({ id }: Deal): Promise<number> {
    return (await readHandover(app.db, { tenantId: ids.tenant, id }))?.version ?? 0;
  }
  /** The version of the only row that the deal has there. */
  async function versionIn(table: 'item' | 'review_point', handoverId: string): Promise<number> {
    const found = app.db.selectFrom(table).select('version').where('handover_id', '=', handoverId);
    return (await found.executeTakeFirstOrThrow()).version;
  }
  const onDeal = async (deal: Deal) => {
    return { handoverId: deal.id, expected: await versionOf(deal), show: nothing };
  };
  const asks: Act = async ({ id }) => {
    const input = { text: 'Who holds the licences?', to: 'sales' as const };
    await ask(app, as('tomas'), { handoverId: id, key: randomUUID(), input, place: null, show });
  };
  async function onQuestion({ id }: Deal) {
    const { id: questionId } = await app.db
      .selectFrom('question')
      .select('id')
      .where('handover_id', '=', id)
      .executeTakeFirstOrThrow();
    return { handoverId: id, questionId, expected: null, show };
  }
  const answers: Act = async (deal) => {
    await answer(app, as('riya'), { ...(await onQuestion(deal)), input: { text: 'The client.' } });
  };
  const asked: Act = async (deal) => {
    await asks(deal);
    await answers(deal);
  };
  const inDoubt = { promises: [aPromise({ verdict: 'yes', effort_hours: 120 })] };
  const promised = {
    text: 'Two days of training.',
    onlySaid: true,
    promisedBy: 'Riya Patel',
  };
  const unread = { items: new Map([['goals.business', anItem('goals.business')]]) };
  const goals = 'goals.business';
  const seen = { key: goals, by: ids.tomas, version: 1 };
  const proposes: Act = async ({ id: handoverId }) => {
    const input = { kind: 'text' as const, text: 'Close the books in two days' };
    await propose(app, as('tomas'), { handoverId, key: goals, input });
  };
  const collected = { reason: 'other' as const, text: 'Which scanners?' };
  const roles = { techLead: persons.li.id, projectManager: persons.jonas.id };
  const invites = async (handoverId: string) => {
    const input = { start: '2026-12-08T09:00:00Z' };
    await sendKickoff(app, as('meera'), { handoverId, key: randomUUID(), input });
  };
  const now = () => app.clock.now().toString();

  /** Every verb that is undone, each with an act of it; what one verb stands for has a line each. */
  const cases: Partial<Record<ChangingVerb, Case[]>> = {
    'mark-read': [
      {
        name: 'marking read',
        by: 'tomas',
        facts: unread,
        act: async ({ id: handoverId }) => {
          const input = { items: [{ key: 'goals.business', version: 1 }] };
          await markRead(app, as('tomas'), { handoverId, input });
        },
      },
    ],
    propose: [
      { name: 'proposing a wording', by: 'tomas', facts: unread, act: proposes },
      {
        name: 'withdrawing what one proposed',
        by: 'tomas',
        facts: unread,
        before: proposes,
        act: async ({ id: handoverId }) =>
          await withdrawProposal(app, as('tomas'), { handoverId, input: { key: goals } }),
      },
    ],
    'take-proposal': [
      {
        name: 'taking a proposal, with what it replaced',
        by: 'riya',
        facts: unread,
        before: proposes,
        act: async ({ id: handoverId }) => {
          const itemVersion = await versionIn('item', handoverId);
          const input = { proposals: [{ ...seen, itemVersion }] };
          await takeProposals(app, as('riya'), { handoverId, input });
        },
      },
      {
        name: 'leaving a proposal out',
        by: 'riya',
        facts: unread,
        before: proposes,
        act: async ({ id: handoverId }) =>
          await leaveOut(app, as('riya'), { handoverId, input: seen }),
      },
    ],
    'collect-point': [
      {
        name: 'collecting a point',
        by: 'tomas',
        isSilent: true,
        act: async ({ id: handoverId }) => {
          const request = { handoverId, key: randomUUID(), input: collected };
          await collectPoint(app, as('tomas'), request);
        },
      },
      {
        name: 'taking a collected point out',
        by: 'tomas',
        isSilent: true,
        facts: { points: [aPoint()] },
        act: async ({ id: handoverId, facts }) => {
          const where = { handoverId, pointId: facts.points[0]?.id ?? '', expected: 1 };
          await removePoint(app, as('tomas'), where);
        },
      },
    ],
    'handle-point': [
      {
        name: 'saying that a point is done',
        by: 'riya',
        facts: { points: [aPoint({ round: 1 })] },
        state: 'draft',
        act: async ({ id: handoverId, facts }) => {
          const expected = await versionIn('review_point', handoverId);
          const where = { handoverId, pointId: facts.points[0]?.id ?? '', expected };
          await handlePoint(app, as('riya'), { ...where, input: { outcome: 'done' } });
        },
      },
    ],
    'add-promise': [
      {
        name: 'adding a promise',
        by: 'riya',
        act: async ({ id: handoverId }) =>
          await addPromise(app, as('riya'), { handoverId, key: randomUUID(), input: promised }),
      },
    ],
    'edit-promise': [
      {
        name: 'correcting a promise, with what was decided of the old words',
        by: 'riya',
        act: async (deal) =>
          await editPromise(app, as('riya'), { ...onPromise(deal), input: promised }),
      },
    ],
    'give-verdict': [
      {
        name: 'a verdict',
        by: 'tomas',
        act: async (deal) =>
          await giveVerdict(app, as('tomas'), { ...onPromise(deal), input: { pressed: 'no' } }),
      },
    ],
    'resolve-promise': [
      {
        name: 'what is done about a promise',
        by: 'riya',
        facts: inDoubt,
        act: async (deal) => {
          const promises = [{ id: promiseOf(deal), version: 1 }];
          const input = { decision: 'withdraw' as const, promises };
          await resolvePromises(app, as('riya'), { handoverId: deal.id, input });
        },
      },
    ],
    'carry-promise': [
      {
        name: 'placing a promise',
        by: 'tomas',
        facts: { promises: [aPromise({ verdict: 'yes' })] },
        act: async (deal) => {
          const input = { itemKey: 'scope.deliverables', rowId: ids.row };
          await carryPromise(app, as('tomas'), { ...onPromise(deal), input });
        },
      },
    ],
    'plan-confirmation': [
      {
        name: 'a plan for what was only said',
        by: 'riya',
        facts: { promises: [aPromise({ standing: 'only-said', source: null })] },
        act: async (deal) => {
          const input = { plan: 'by-mail' as const };
          await planConfirmation(app, as('riya'), { ...onPromise(deal), input });
        },
      },
    ],
    ask: [{ name: 'asking', by: 'tomas', act: asks }],
    answer: [{ name: 'answering', by: 'riya', before: asks, act: answers }],
    settle: [
      {
        name: 'settling',
        by: 'tomas',
        before: asked,
        act: async (deal) => await settle(app, as('tomas'), await onQuestion(deal)),
      },
      {
        name: 'asking on',
        by: 'tomas',
        before: asked,
        act: async (deal) => {
          const input = { text: 'And who renews them?' };
          await reopen(app, as('tomas'), { ...(await onQuestion(deal)), input });
        },
      },
      {
        name: 'taking a question back',
        by: 'tomas',
        before: asks,
        act: async (deal) => await withdraw(app, as('tomas'), await onQuestion(deal)),
      },
    ],
    'feasibility-check': [
      {
        name: 'a check of the lead',
        by: 'tomas',
        facts: { checks: [] },
        act: async (deal) => {
          const input = { kind: 'feasibility' as const, note: 'Built before.' };
          await giveCheck(app, as('tomas'), { ...(await onDeal(deal)), input });
        },
      },
    ],
    'delivery-check': [
      {
        name: 'why one can’t vouch, with what was vouched for',
        by: 'meera',
        act: async (deal) => {
          const input = { kind: 'timeline' as const, because: 'The scanners come in March.' };
          await refuseCheck(app, as('meera'), { ...(await onDeal(deal)), input });
        },
      },
      {
        name: 'a check of the manager, over an earlier one',
        by: 'meera',
        act: async (deal) => {
          const input = { kind: 'timeline' as const, note: 'It fits.' };
          await giveCheck(app, as('meera'), { ...(await onDeal(deal)), input });
        },
      },
    ],
    'decline-mirror': [
      {
        name: 'saying that it is not the deal, with the agreement to it',
        by: 'riya',
        act: async (deal) => {
          const input = { because: 'Three sites, not two.' };
          await declineMirror(app, as('riya'), { ...(await onDeal(deal)), input });
        },
      },
    ],
    'write-mirror': [
      {
        name: 'what tech understood, with sales’ agreement to the old words',
        by: 'tomas',
        act: async (deal) => {
          const input = { text: 'We build something else.' };
          await writeMirror(app, as('tomas'), { ...(await onDeal(deal)), input });
        },
      },
    ],
    'approve-mirror': [
      {
        name: 'approving it',
        by: 'riya',
        facts: {
          handover: {
            ...readyFacts().handover,
            mirror_approved_by: null,
            mirror_approved_at: null,
          },
        },
        act: async (deal) =>
          await approveMirror(app, as('riya'), { ...(await onDeal(deal)), input: {} }),
      },
    ],
    'name-roles-before': [
      {
        name: 'naming roles, with what moved to them',
        by: 'jonas',
        before: async ({ id }) => {
          const input = { text: 'How long does it take?', to: 'tech' as const };
          const key = randomUUID();
          await ask(app, as('riya'), { handoverId: id, key, input, place: null, show });
        },
        act: async (deal) =>
          await nameRoles(app, as('jonas'), { ...(await onDeal(deal)), input: roles }),
      },
    ],
    'name-roles-after': [
      {
        name: 'naming a manager after acceptance',
        by: 'jonas',
        state: 'accepted',
        act: async (deal) =>
          await nameRoles(app, as('jonas'), {
            ...(await onDeal(deal)),
            input: { projectManager: persons.li.id },
          }),
      },
    ],
    'add-contact': [
      {
        name: 'a contact',
        by: 'riya',
        act: async (deal) => {
          const input = { name: 'Jan Keller', mail: 'jan.keller@contoso.example' };
          await addContact(app, as('riya'), { ...(await onDeal(deal)), input });
        },
      },
    ],
    'keep-kickoff': [
      {
        name: 'leaving the kickoff as it is',
        by: 'meera',
        state: 'accepted',
        before: async ({ id: handoverId }) => {
          await invites(handoverId);
          await app.db
            .updateTable('kickoff_reply')
            .set({ answer: 'declined', at: now() })
            .where('handover_id', '=', handoverId)
            .where('mail', '=', 'ana@contoso.example')
            .execute();
          await inTransaction(app.db, async (tx) => await app.afterChange(app, tx, handoverId));
        },
        act: async ({ id: handoverId }) =>
          await keepKickoff(app, as('meera'), { handoverId, input: { upTo: now() } }),
      },
    ],
    'send-kickoff': [
      {
        name: 'the invitation, which has not left',
        by: 'meera',
        state: 'accepted',
        act: async ({ id: handoverId }) => await invites(handoverId),
      },
    ],
  };
  return { cases, versionOf, onDeal, onPromise, onQuestion, show, asks, answers };
}

import { forgetHeard } from '../bot/hearing/forget-heard.ts';
import type { World as Hearing } from '../bot/hearing/handle-activity.ts';
import { resume } from '../bot/hearing/resume.ts';
import type { BotAdapter } from '../bot/sdk/adapter.ts';
import { forgetCards } from '../bot/telling/forget-cards.ts';
import { deliverNotice } from '../bot/telling/notifier.ts';
import { showHandover } from '../bot/telling/show-handover.ts';
import { showQuestion } from '../bot/telling/show-question.ts';
import type { App } from './app.ts';
import { checklistHandlers } from './checklist/routes.ts';
import { calls } from './contracts.ts';
import { makeFolders } from './documents/make-folders.ts';
import { forgetTold } from './effects/forget-told.ts';
import { handoverHandlers } from './handover/routes.ts';
import { routesFrom, type Route } from './http/route.ts';
import type { Handlers } from './jobs/queue.ts';
import { readOutlook } from './kickoff/read-outlook.ts';
import { kickoffHandlers } from './kickoff/routes.ts';
import { sendInvitation } from './kickoff/send-invitation.ts';
import type { Calendar } from './microsoft/calendar.ts';
import type { Microsoft } from './microsoft/connect.ts';
import { forgetTurns } from './microsoft/graph-turns.ts';
import { presentAfter } from './overview/present.ts';
import { overviewHandlers } from './overview/routes.ts';
import { pointHandlers } from './points/routes.ts';
import { promiseHandlers } from './promises/routes.ts';
import { proposalHandlers } from './proposals/routes.ts';
import { questionHandlers } from './questions/routes.ts';
import { forgetRequestKeys } from './record/forget-request-keys.ts';
import { forgetUndoable } from './record/forget-undoable.ts';
import { quietHandovers } from './record/quiet-handovers.ts';
import { reviewHandlers } from './review/routes.ts';
import { sharingHandlers } from './sharing/routes.ts';
import type { Signals } from './storage/signals.ts';
import { orderRebuild, rebuildWaiting } from './waiting/rebuild.ts';
import { waitingHandlers } from './waiting/routes.ts';

/** The whole route table: every call with its handler, exhaustive by type. */
export function routesOf(app: App, calendar: Calendar, signals: Signals): Route[] {
  const showing = { app, show: presentAfter };
  return routesFrom(calls, {
    ...checklistHandlers(app),
    ...proposalHandlers(app),
    ...promiseHandlers(app),
    ...questionHandlers(app),
    ...pointHandlers(app),
    ...reviewHandlers(showing),
    ...sharingHandlers(showing),
    ...kickoffHandlers(app, calendar),
    ...handoverHandlers(showing),
    ...overviewHandlers(app, signals),
    ...waitingHandlers(app),
  });
}

/** What jobs need: the bot's turns and its adapter, Microsoft 365, and our own app id there. */
type Working = Hearing &
  Pick<Microsoft, 'drive' | 'calendar'> & { adapter: BotAdapter; appId: string };

/** The whole table of jobs: what is done after the answer, by whom. */
export function handlersOf(world: Working): Handlers {
  return {
    folders: async (key) => await makeFolders(world, key),
    invitation: async (key) => await sendInvitation(world, key),
    notice: async (key) => await deliverNotice(world, key),
    'question-card': async (key) => await showQuestion(world, key),
    'handover-card': async (key) => await showHandover(world, key),
    turn: async (key) => await resume(world, key),
    waiting: async () => await rebuildWaiting(world.app),
    outlook: async () => await readOutlook(world),
    nightly: async () => {
      await forgetOld(world.app);
      // While an update rolls, an instance with the older rules may still have written what waits.
      await orderRebuild(world.app);
    },
  };
}

/** What is past its use goes (docs/data.md says when); a part that fails is tried again with all of it. */
async function forgetOld(app: App): Promise<void> {
  await forgetHeard(app);
  await forgetRequestKeys(app);
  await forgetUndoable(app);
  await forgetTurns(app.db);
  for await (const ids of quietHandovers(app)) {
    await forgetTold(app, ids);
    await forgetCards(app, ids);
  }
}

import type { App } from './app.ts';
import { checklistRoutes } from './checklist/routes.ts';
import { handoverRoutes } from './handover/routes.ts';
import type { Route } from './http/route.ts';
import { kickoffRoutes } from './kickoff/routes.ts';
import type { Calendar } from './microsoft/calendar.ts';
import { presentAfter } from './overview/present.ts';
import { overviewRoutes } from './overview/routes.ts';
import { promiseRoutes } from './promises/routes.ts';
import { questionRoutes } from './questions/routes.ts';
import { reviewRoutes } from './review/routes.ts';
import { sharingRoutes } from './sharing/routes.ts';
import type { Signals } from './storage/signals.ts';
import { waitingRoutes } from './waiting/routes.ts';

/** The whole route table; the matrix of who may call what is generated from it. */
export function routesOf(app: App, calendar: Calendar, signals: Signals): Route[] {
  const on = { app, show: presentAfter };
  return [
    ...checklistRoutes(app),
    ...promiseRoutes(app),
    ...questionRoutes(app),
    ...reviewRoutes(on),
    ...sharingRoutes(on),
    ...kickoffRoutes(app, calendar),
    ...handoverRoutes(on),
    ...overviewRoutes(app, signals),
    ...waitingRoutes(app),
  ];
}

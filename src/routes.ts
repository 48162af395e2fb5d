import { checklistRoutes } from './checklist/routes.ts';
import { clarificationRoutes } from './clarifications/routes.ts';
import { clientRoutes } from './client/routes.ts';
import { commitmentRoutes } from './commitments/routes.ts';
import { handoverRoutes } from './handover/routes.ts';
import type { Route } from './http/route.ts';
import { kickoffRoutes } from './kickoff/routes.ts';
import type { Calendar } from './microsoft/calendar.ts';
import type { App } from './record/app.ts';
import type { Signals } from './storage/signals.ts';

/** The whole route table; the matrix of who may call what is generated from it. */
export function routesOf(app: App, calendar: Calendar, signals: Signals): Route[] {
  return [
    ...checklistRoutes(app),
    ...commitmentRoutes(app),
    ...clarificationRoutes(app),
    ...kickoffRoutes(app, calendar),
    ...handoverRoutes(app),
    ...clientRoutes(app, signals),
  ];
}

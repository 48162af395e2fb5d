import { commercialItems } from './general-commercials.ts';
import { peopleItems, profileItems } from './general-people.ts';
import { requirementItems } from './general-requirements.ts';
import { goalItems, scopeItems } from './general-scope.ts';
import type { Template } from './model.ts';

/** The template that ships: a project of any kind, sold to one client. */
export const general: Template = {
  id: 'general',
  version: 1,
  title: 'General',
  items: [
    ...goalItems,
    ...scopeItems,
    ...requirementItems,
    ...commercialItems,
    ...profileItems,
    ...peopleItems,
  ],
};

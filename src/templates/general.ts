import { commercials } from './general/commercials.ts';
import { goals } from './general/goals.ts';
import { people } from './general/people.ts';
import { profile } from './general/profile.ts';
import { requirements } from './general/requirements.ts';
import { scope } from './general/scope.ts';
import type { Template } from './model.ts';
import { templateFrom } from './rules.ts';

/** The template that ships: a project of any kind, sold to one client. */
export const general: Template = templateFrom({
  id: 'general',
  version: 1,
  title: 'General',
  sections: [goals, scope, requirements, commercials, profile, people],
});

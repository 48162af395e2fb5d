import type { SectionDefinition } from '../model.ts';

export const goals: SectionDefinition = {
  key: 'goals',
  title: 'Goals',
  clientTitle: 'What you want to reach',
  items: [
    {
      key: 'goals.business',
      meaning: 'business-goals',
      title: 'Business goals',
      guidance: 'Why does the client buy this? One or two sentences in their own words.',
      kind: 'text',
      audience: 'client',
      knownBy: 'sales',
      requiredFrom: 'light',
    },
    {
      key: 'goals.measures',
      title: 'Success measures',
      guidance: 'How will the client know that it worked, and where do they stand today?',
      kind: 'rows',
      fields: [
        { key: 'measure', label: 'Measure', kind: 'text', neededFrom: 'light' },
        { key: 'today', label: 'Today', kind: 'text', neededFrom: 'thorough' },
        { key: 'goal', label: 'Goal', kind: 'text', neededFrom: 'standard' },
      ],
      audience: 'client',
      knownBy: 'client',
      requiredFrom: 'standard',
    },
    {
      key: 'goals.priorities',
      title: 'Priorities',
      guidance: 'If something has to give: date, price or scope? What matters most?',
      kind: 'text',
      audience: 'client',
      knownBy: 'sales',
      requiredFrom: 'thorough',
    },
    {
      key: 'goals.concerns',
      title: 'Concerns raised while selling',
      guidance: 'What did the client worry about, and what were they told?',
      kind: 'text',
      audience: 'internal',
      knownBy: 'sales',
      requiredFrom: 'thorough',
    },
  ],
};

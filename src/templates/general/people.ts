import type { SectionDefinition } from '../model.ts';

export const people: SectionDefinition = {
  key: 'people',
  title: 'People',
  clientTitle: 'Who does what',
  items: [
    {
      key: 'people.approvers',
      title: 'Who approves what',
      guidance: 'On the client’s side: scope, price, acceptance.',
      kind: 'rows',
      fields: [
        { key: 'subject', label: 'Subject', kind: 'text', neededFrom: 'light' },
        { key: 'person', label: 'Person', kind: 'text', neededFrom: 'light' },
      ],
      audience: 'client',
      knownBy: 'sales',
      requiredFrom: 'standard',
    },
    {
      key: 'people.responsibilities',
      title: 'Who decides what',
      guidance: 'Who does it, who answers for it, who is asked, who is told.',
      kind: 'rows',
      fields: [
        { key: 'subject', label: 'Subject', kind: 'text', neededFrom: 'light' },
        { key: 'does', label: 'Does it', kind: 'text', neededFrom: 'standard' },
        { key: 'answers', label: 'Answers for it', kind: 'text', neededFrom: 'standard' },
        { key: 'asked', label: 'Is asked', kind: 'text' },
        { key: 'told', label: 'Is told', kind: 'text' },
      ],
      audience: 'client',
      knownBy: 'tech',
      requiredFrom: null,
    },
    {
      key: 'people.cadence',
      meaning: 'cadence',
      title: 'Channels and meetings',
      guidance: 'Where and how often we talk.',
      kind: 'text',
      standardAnswers: ['A weekly call of 30 minutes, and mail in between.'],
      audience: 'client',
      knownBy: 'tech',
      requiredFrom: 'thorough',
    },
    {
      key: 'people.influence',
      title: 'Influence and attitude',
      guidance: 'Who is for us, who is not? Only named people see this.',
      kind: 'rows',
      fields: [
        { key: 'person', label: 'Person', kind: 'text', neededFrom: 'light' },
        { key: 'influence', label: 'Influence', kind: 'text' },
        { key: 'attitude', label: 'Attitude', kind: 'text' },
      ],
      audience: 'restricted',
      knownBy: 'sales',
      requiredFrom: null,
    },
  ],
};

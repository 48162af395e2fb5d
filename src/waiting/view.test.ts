import { describe, expect, it } from '@jest/globals';
import { ids } from '../../tests/harness/facts.ts';
import { peopleFrom } from '../people/names.ts';
import type { StoredWait } from './facts.ts';
import { linesOf, type Left } from './view.ts';

const people = peopleFrom(new Map([[ids.tomas, 'Tomás Ferreira']]), {
  holders: [],
  contacts: [],
});
const since = '2026-11-23T08:00:00.000Z';

const aWait = (over: Partial<StoredWait> = {}): StoredWait => ({
  handoverId: ids.handover,
  project: 'Contoso ERP rollout',
  kind: 'blocker',
  subject: 'item_unread/scope.features',
  title: 'One item is not read',
  moment: null,
  detail: null,
  from: null,
  isHeld: true,
  dueAt: null,
  since,
  action: { label: 'Read', page: 'checklist', ref: 'scope.features' },
  ...over,
});

const lines = (waits: StoredWait[], left: Left = new Map()) => linesOf(waits, { people, left });

describe('the lines of what waits', () => {
  it('say what a row says, with a name for who asked', () => {
    const { subject: _, isHeld: _h, ...line } = aWait({ kind: 'question' });
    expect(lines([aWait({ kind: 'question', from: ids.tomas })])).toEqual([
      { ...line, from: { id: ids.tomas, name: 'Tomás Ferreira', party: null } },
    ]);
  });

  it('take what blocks one handover together, at the place of the first', () => {
    const second = aWait({ subject: 'no_feasibility_check/checks', title: 'Nobody has said it' });
    const elsewhere = aWait({ handoverId: ids.row, title: 'Another one', detail: '+120 h' });
    const question = aWait({ kind: 'question', title: 'When?' });
    expect(
      lines([aWait(), question, second, elsewhere]).map(({ title, detail }) => [title, detail]),
    ).toEqual([
      ['One item is not read', 'and 1 more before it can be accepted'],
      ['When?', null],
      ['Another one', '+120 h'],
    ]);
  });

  it('keep the order in which they are given', () => {
    const kinds = ['roles', 'kickoff', 'accept', 'answered', 'attention'] as const;
    expect(lines(kinds.map((kind) => aWait({ kind }))).map(({ kind }) => kind)).toEqual([...kinds]);
  });
});

describe('the line of a draft', () => {
  const draft = aWait({
    kind: 'draft',
    title: 'Ready to submit',
    action: { label: 'Submit', page: 'overview', ref: null },
  });
  const item = {
    code: 'item_unknown',
    text: 'Features: nothing is known yet',
    cure: { label: 'Fill in', step: '', page: 'checklist', ref: 'a.b' },
  } as const;
  const contact = {
    code: 'no_client_contact',
    text: 'No client contact is named',
    cure: { label: 'Name one', step: '', page: 'overview', ref: 'contacts' },
  } as const;

  it('is ready to submit when nothing is left', () => {
    const ready = { title: 'Ready to submit', detail: null, action: draft.action };
    expect(lines([draft])).toMatchObject([ready]);
    expect(lines([draft], new Map([[ids.handover, []]]))).toMatchObject([ready]);
  });

  it.each([
    [1, 'about 2 minutes'],
    [2, 'about 3 minutes'],
    [10, 'about 15 minutes'],
  ])('with %i left says how long that takes', (count, detail) => {
    const left = new Map([[ids.handover, Array.from({ length: count }, () => item)]]);
    expect(lines([draft], left)).toMatchObject([
      {
        title: `${count} left before you can submit`,
        detail,
        action: { label: 'Continue', page: 'checklist', ref: 'left' },
      },
    ]);
  });

  it('goes through the items first, and else to what is cured where it stands', () => {
    const action = (...blocks: (typeof item | typeof contact)[]) =>
      lines([draft], new Map([[ids.handover, blocks]]))[0]?.action;
    expect(action(contact, item)).toEqual({ label: 'Continue', page: 'checklist', ref: 'left' });
    expect(action(contact)).toEqual({ label: 'Continue', page: 'overview', ref: 'contacts' });
  });
});

describe('the line of what was sent back', () => {
  const back = aWait({ kind: 'sent-back', title: 'Sent back', from: ids.tomas });
  const dhl = {
    code: 'point_open',
    text: 'Nobody holds the DHL credentials.',
    cure: { label: 'Mend', step: '', page: 'checklist', ref: 'a.b' },
  } as const;
  const other = {
    code: 'point_open',
    text: 'Who keeps the numbers?',
    cure: { label: 'Answer', step: '', page: 'overview', ref: 'point:1' },
  } as const;
  const item = {
    code: 'item_unknown',
    text: 'Features: nothing is known yet',
    cure: { label: 'Fill in', step: '', page: 'checklist', ref: 'c.d' },
  } as const;
  const said = (...blocks: (typeof dhl | typeof other | typeof item)[]) =>
    lines([back], new Map([[ids.handover, blocks]]))[0];

  it('says who needs how many things, the first by its words and with the way to it', () => {
    expect(said(dhl)).toMatchObject({
      title: 'Tomás needs 1 thing from you: Nobody holds the DHL credentials.',
      detail: null,
      action: { label: 'Mend', page: 'checklist', ref: 'a.b' },
    });
    expect(said(other, dhl)).toMatchObject({
      title: 'Tomás needs 2 things from you: Who keeps the numbers?',
      detail: 'and 1 more',
      action: { label: 'Answer', page: 'overview', ref: 'point:1' },
    });
  });

  it('says what is left besides', () => {
    expect(said(dhl, item)?.detail).toBe('1 left besides before you can submit');
    expect(said(dhl, other, item)?.detail).toBe('and 1 more, 1 left besides before you can submit');
  });

  it('names nobody who is not known', () => {
    const line = lines([aWait({ kind: 'sent-back' })], new Map([[ids.handover, [dhl]]]))[0];
    expect(line?.title).toBe('Tech needs 1 thing from you: Nobody holds the DHL credentials.');
  });

  it('is that of any draft once each point is done or answered', () => {
    expect(said(item)).toMatchObject({ title: '1 left before you can submit' });
  });
});

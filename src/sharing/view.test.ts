import { describe, expect, it } from '@jest/globals';
import { ids } from '../../tests/harness/facts.ts';
import { general } from '../templates/general.ts';
import type { SharedItem } from './facts.ts';
import { clientViewOf } from './view.ts';

const people = { from: 'Riya Patel', work: 'Meera Joshi', commercial: null };

function anItem(section: string, title: string, over: Partial<SharedItem> = {}): SharedItem {
  return { key: title, section, title, text: 'Said', columns: [], rows: [], ...over };
}

/** The client's page of a version that holds these items. */
function page(...items: SharedItem[]) {
  const content = {
    project: 'Contoso ERP rollout',
    clientName: 'Contoso AG',
    promisedStart: '2026-12-07',
    goLive: '2027-03-31',
    items,
  };
  const at = '2026-11-24T09:00:00.000Z';
  return clientViewOf(
    { id: ids.handover, sections: general.sections },
    { number: '12', at, content },
    people,
  );
}

describe('the client’s page', () => {
  it('says whose it is, which version, and who to ask', () => {
    expect(page()).toEqual({
      standing: 'client',
      id: ids.handover,
      project: 'Contoso ERP rollout',
      clientName: 'Contoso AG',
      from: 'Riya Patel',
      number: 12,
      sharedAt: '2026-11-24T09:00:00.000Z',
      promisedStart: '2026-12-07',
      goLive: '2027-03-31',
      sections: [],
      whoToAsk: { work: 'Meera Joshi', commercial: null },
    });
  });

  it('reads in the client’s order and words, whatever order it was stored in', () => {
    const stored = ['people', 'commercials', 'requirements', 'scope', 'goals'];
    const { sections } = page(...stored.map((section) => anItem(section, `Of ${section}`)));
    expect(sections.map(({ title, items }) => [title, items.map((item) => item.title)])).toEqual([
      ['What you want to reach', ['Of goals']],
      ['What you will get', ['Of scope']],
      ['What it has to do', ['Of requirements']],
      ['How changes are handled', ['Of commercials']],
      ['Who does what', ['Of people']],
    ]);
  });

  it('leaves out sections without items, and those that are ours', () => {
    const { sections } = page(anItem('scope', 'Features'), anItem('profile', 'Who they are'));
    expect(sections.map(({ title }) => title)).toEqual(['What you will get']);
  });

  it('shows of an item what the client reads, and not what we call it', () => {
    const table = { text: null, columns: ['Feature'], rows: [['Ledger'], ['Payroll']] };
    const { sections } = page(anItem('scope', 'Features', table), anItem('scope', 'Limits'));
    expect(sections[0]?.items).toEqual([
      { title: 'Features', ...table },
      { title: 'Limits', text: 'Said', columns: [], rows: [] },
    ]);
  });
});

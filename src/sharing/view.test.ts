import { describe, expect, it } from '@jest/globals';
import { ids } from '../../tests/harness/facts.ts';
import { general } from '../templates/general.ts';
import type { SharedItem } from './facts.ts';
import { clientViewOf, type Beside } from './view.ts';

const beside: Beside = { looked: null, remarks: [], mayRemark: false };
const people = { from: 'Riya Patel', work: 'Meera Joshi', commercial: null };

function anItem(section: string, title: string, over: Partial<SharedItem> = {}): SharedItem {
  return { key: title, section, title, text: 'Said', columns: [], rows: [], ...over };
}

/** The client's page of a version that holds these items. */
function page(...items: SharedItem[]) {
  return pageBeside(beside, ...items);
}

function pageBeside(also: Beside, ...items: SharedItem[]) {
  const content = contentOf(items);
  const at = '2026-11-24T09:00:00.000Z';
  const where = { id: ids.handover, sections: general.sections };
  return clientViewOf(where, { at, isAccepted: false, content }, people, also);
}

function contentOf(items: SharedItem[]) {
  return {
    project: 'Contoso ERP rollout',
    clientName: 'Contoso AG',
    promisedStart: '2026-12-07',
    goLive: '2027-03-31',
    items,
  };
}

describe('the client’s page', () => {
  it('says whose it is, whether it is agreed, and who to ask', () => {
    expect(page()).toEqual({
      standing: 'client',
      id: ids.handover,
      project: 'Contoso ERP rollout',
      clientName: 'Contoso AG',
      from: 'Riya Patel',
      at: '2026-11-24T09:00:00.000Z',
      isAccepted: false,
      changed: null,
      promisedStart: '2026-12-07',
      goLive: '2027-03-31',
      sections: [],
      whoToAsk: { work: 'Meera Joshi', commercial: null },
      maySayNotQuite: false,
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
    const plain = { isChanged: false, notQuite: [] };
    const table = { text: null, columns: ['Feature'], rows: [['Ledger'], ['Payroll']] };
    const { sections } = page(anItem('scope', 'Features', table), anItem('scope', 'Limits'));
    expect(sections[0]?.items).toEqual([
      { key: 'Features', title: 'Features', ...plain, ...table },
      { key: 'Limits', title: 'Limits', ...plain, text: 'Said', columns: [], rows: [] },
    ]);
  });

  it('says what is other than in the text they looked at before, what is gone too', () => {
    const looked = {
      at: '2026-11-23T09:00:00.000Z',
      by: 'Ana Costa',
      content: contentOf([anItem('scope', 'Features'), anItem('scope', 'Limits')]),
    };
    const now = [anItem('scope', 'Features', { text: 'Said otherwise' }), anItem('goals', 'Why')];
    const { changed, sections } = pageBeside({ ...beside, looked }, ...now);
    expect(changed).toEqual({ since: looked.at, by: 'Ana Costa', count: 3 });
    expect(sections.flatMap(({ items }) => items.map((item) => item.isChanged))).toEqual([
      true,
      true,
    ]);
    const same = pageBeside({ ...beside, looked }, ...looked.content.items);
    expect(same.changed).toMatchObject({ count: 0 });
  });

  it('keeps at each part what this reader said of it', () => {
    const said = { text: 'Four sites.', at: '2026-11-24T10:00:00.000Z' };
    const remarks = [{ key: 'Features', ...said }];
    const { sections } = pageBeside({ ...beside, remarks }, anItem('scope', 'Features'));
    expect(sections[0]?.items[0]?.notQuite).toEqual([said]);
  });
});

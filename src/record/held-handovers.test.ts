import { beforeAll, describe, expect, it } from '@jest/globals';
import { aHandover, ids } from '../../tests/harness/facts.ts';
import { aWork, type PersonName } from '../../tests/harness/work.ts';
import { listHandovers } from '../handover/list.ts';
import { handoversOf } from './held-handovers.ts';

const { app, as, aDeal } = await aWork();
const riyas = [{ role: 'sales-owner' as const, personId: ids.riya }];

/** Every third is over, and every two began at the same instant. */
beforeAll(async () => {
  for (let number = 0; number < 230; number += 1) {
    const minute = String(Math.floor(number / 2) % 60).padStart(2, '0');
    const createdAt = `2026-11-${10 + Math.floor(number / 120)}T09:${minute}:00.000Z`;
    const state = number % 3 === 0 ? 'closed' : 'draft';
    const handover = aHandover({ created_at: createdAt, state, holders: riyas });
    await aDeal({ handover, items: new Map(), promises: [], questions: [], checks: [] });
  }
});

type Page = { ids: string[]; next: string | null };

/** Reads a list to its end, page by page; `between` happens after the first one. */
async function walk(
  read: (after: string | undefined) => Promise<Page>,
  between: () => Promise<unknown> = async () => await Promise.resolve(),
): Promise<string[][]> {
  const pages: string[][] = [];
  let after: string | undefined;
  do {
    const page = await read(after);
    pages.push(page.ids);
    if (after === undefined) await between();
    after = page.next ?? undefined;
  } while (after !== undefined);
  return pages;
}

const heldBy = (person: PersonName) => async (after: string | undefined) => {
  const { lines, next } = await handoversOf(app, as(person), { after });
  return { ids: lines.map(({ id }) => id), next };
};

/** All of them in the order of the list. */
async function inOrder(): Promise<string[]> {
  const rows = await app.db.selectFrom('handover').select(['id', 'state', 'created_at']).execute();
  const key = (row: (typeof rows)[number]) =>
    `${row.state === 'closed' ? 0 : 1} ${row.created_at} ${row.id}`;
  return rows.toSorted((one, other) => (key(one) < key(other) ? 1 : -1)).map(({ id }) => id);
}

describe('the handovers of somebody', () => {
  it.each<PersonName>(['riya', 'jonas'])(
    'are read by %s page by page, each once',
    async (person) => {
      const pages = await walk(heldBy(person));
      expect(pages.map((page) => page.length)).toEqual([100, 100, 30]);
      expect(pages.flat()).toEqual(await inOrder());
    },
  );

  it('go on where they were, whatever begins and ends meanwhile', async () => {
    const before = await inOrder();
    const [first = ''] = before;
    const setState = async (state: string) =>
      await app.db.updateTable('handover').set({ state }).where('id', '=', first).execute();
    const pages = await walk(heldBy('riya'), async () => {
      await setState('closed');
      const newer = aHandover({ created_at: '2026-11-20T09:00:00.000Z', holders: riyas });
      await aDeal({ handover: newer });
    });
    await setState('draft');
    // Whoever is over by now is seen once more among those that are; the new one stands before all.
    expect(pages.flat().filter((id) => id !== first)).toEqual(before.slice(1));
  });

  it('are nobody else’s', async () => {
    expect(await walk(heldBy('tomas'))).toEqual([[]]);
  });

  it.each(['x', '', 'W10', Buffer.from('[true,"now","x"]').toString('base64url')])(
    'are refused after %j, which no answer gave',
    async (after) => {
      await expect(handoversOf(app, as('riya'), { after })).rejects.toMatchObject({
        code: 'invalid_input',
        message:
          'Send `after` as the answer before gave it in `next`, or leave it out to begin anew.',
      });
    },
  );
});

describe('the handovers of a channel', () => {
  const inChannel = (person: PersonName) => async (after: string | undefined) => {
    const { team_id: team, channel_id: channel } = await app.db
      .selectFrom('handover')
      .select(['team_id', 'channel_id'])
      .executeTakeFirstOrThrow();
    const place = { team: team ?? '', channel: channel ?? '', after };
    const { handovers, next } = await listHandovers(app, as(person), place);
    return { ids: handovers.map(({ id }) => id), next };
  };

  it('are read page by page, the oldest first', async () => {
    const pages = await walk(inChannel('li'));
    expect(pages.map((page) => page.length)).toEqual([100, 100, 31]);
    expect(new Set(pages.flat()).size).toBe(231);
  });

  it('are found by whom only a late one names', async () => {
    const nils = { role: 'tech-lead' as const, personId: as('nils').personId };
    const late = aHandover({ created_at: '2026-12-01T09:00:00.000Z', holders: [nils] });
    const { id } = await aDeal({ handover: late });
    expect(await walk(inChannel('nils'))).toEqual([[id]]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { aHandover, aPromise, ids } from '../../tests/harness/facts.ts';
import { aWork } from '../../tests/harness/work.ts';
import { openInternal } from '../record/read.ts';
import { editPromise } from './edit.ts';
import type { PromiseInput } from './model.ts';
import { presentWordings } from './read-wordings.ts';

const { app, as, at, aDeal } = await aWork();
const first: PromiseInput = {
  text: 'The warehouse app works offline.',
  onlySaid: false,
  promisedBy: 'Riya Patel',
  promisedTo: 'Ana Costa',
  promisedOn: null,
  via: null,
  source: 'Proposal, page 4',
};

async function aDraft() {
  const { id, facts } = await aDeal({ handover: aHandover(), promises: [aPromise()] });
  return { handoverId: id, promiseId: facts.promises[0]?.id ?? '' };
}
type Draft = Awaited<ReturnType<typeof aDraft>>;

async function edit(draft: Draft, expected: number, input: PromiseInput) {
  at(`2026-11-24T09:0${expected}:00Z`);
  return await editPromise(app, as('riya'), { ...draft, expected, input });
}
async function wordings({ handoverId, promiseId }: Draft, of = promiseId) {
  return (await presentWordings(await openInternal(app, as('li'), handoverId), of)).wordings;
}

describe('the history of a promise', () => {
  it('says who wrote what when, the newest first, as it can be saved again', async () => {
    const draft = await aDraft();
    const changed = { ...first, text: 'It works offline.', via: 'call' as const };
    await edit(draft, 1, changed);
    expect(await wordings(draft)).toEqual([
      {
        number: 2,
        by: { id: ids.riya, name: 'A colleague', party: 'sales' },
        at: '2026-11-24T09:01:00.000Z',
        said: changed,
      },
      expect.objectContaining({ number: 1, said: first }),
    ]);
  });

  it('keeps the source of one that became only said, and both when it is brought back', async () => {
    const draft = await aDraft();
    await edit(draft, 1, { ...first, onlySaid: true, source: null });
    await edit(draft, 2, first);
    expect((await wordings(draft)).map(({ said }) => [said.onlySaid, said.source])).toEqual([
      [false, 'Proposal, page 4'],
      [true, null],
      [false, 'Proposal, page 4'],
    ]);
  });

  it('has no entry for an edit that changes nothing', async () => {
    const draft = await aDraft();
    await edit(draft, 1, first);
    expect(await wordings(draft)).toHaveLength(1);
  });

  it('is none of a promise of another handover', async () => {
    const [draft, other] = [await aDraft(), await aDraft()];
    await expect(wordings(draft, other.promiseId)).rejects.toMatchObject({ code: 'not_found' });
    await expect(wordings(draft, ids.row)).rejects.toMatchObject({ code: 'not_found' });
  });
});

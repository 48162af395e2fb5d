import { beforeEach, describe, expect, it } from '@jest/globals';
import { aHandover } from '../../tests/harness/facts.ts';
import { aWork } from '../../tests/harness/work.ts';
import type { State } from '../record/model.ts';
import { orderRebuild, rebuildWaiting } from './rebuild.ts';
import { rulesVersion } from './rules.ts';

const { app, aDeal, jobs } = await aWork();
const order = { name: 'waiting', key: `rules/${rulesVersion}` };

beforeEach(async () => {
  await app.db.deleteFrom('handover').execute();
  jobs.length = 0;
});

/** A deal whose rows were worked out by older rules, so that they are not what they should be. */
async function outdated(state: State = 'draft'): Promise<string> {
  const { id } = await aDeal({ handover: aHandover({ state }) });
  await app.db.deleteFrom('waiting').where('handover_id', '=', id).execute();
  const older = { waiting_version: rulesVersion - 1 };
  await app.db.updateTable('handover').set(older).where('id', '=', id).execute();
  return id;
}

async function rowsOf(id: string) {
  const rows = await app.db
    .selectFrom('waiting')
    .select('kind')
    .where('handover_id', '=', id)
    .execute();
  return rows.map(({ kind }) => kind);
}

describe('a start with newer rules', () => {
  it('orders that older rows are worked out anew, once there are any', async () => {
    await aDeal();
    await orderRebuild(app);
    expect(jobs).toEqual([]);
    await outdated();
    await orderRebuild(app);
    expect(jobs).toEqual([order]);
  });

  it('works them out, and only them; what is over asks nobody', async () => {
    const old = await outdated();
    const over = await outdated('closed');
    await rebuildWaiting(app);
    expect([await rowsOf(old), await rowsOf(over)]).toEqual([['draft'], []]);
    await orderRebuild(app);
    expect(jobs).toEqual([]);
  });

  it('is not kept from the others by one that cannot be worked out', async () => {
    const broken = await outdated();
    const unknown = { template_version: 99 };
    await app.db.updateTable('handover').set(unknown).where('id', '=', broken).execute();
    const fine = await outdated();
    await rebuildWaiting(app, 2);
    expect([await rowsOf(broken), await rowsOf(fine)]).toEqual([[], ['draft']]);
    await rebuildWaiting(app, 1);
    expect(jobs).toEqual([order]);
  });

  it('does so many in a job that nobody waits, and orders the rest', async () => {
    for (let made = 0; made < 5; made += 1) await outdated();
    await rebuildWaiting(app, 3);
    expect(jobs).toEqual([order]);
    await rebuildWaiting(app, 3);
    expect(jobs).toEqual([order]);
    await orderRebuild(app);
    expect(jobs).toEqual([order]);
  });
});

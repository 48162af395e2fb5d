import { describe, expect, it } from '@jest/globals';
import { aWork } from '../../tests/harness/work.ts';
import { forgetHeard, heardDays } from './forget-heard.ts';
import { isFirstTime } from './kept-activities.ts';

const { app, at } = await aWork();
const activity = (id: string) => ({ id, conversation: { id: 'chat' }, from: { id: 'tomas' } });
const hear = async (id: string, kept = false) =>
  await isFirstTime(app, activity(id) as never, kept);
const heard = async () =>
  (await app.db.selectFrom('heard_activity').select('key').execute()).length;

describe('what was heard long ago', () => {
  it('goes after its days, kept words with it, and what is younger stays', async () => {
    at('2026-11-01T09:00:00Z');
    expect([await hear('old'), await hear('old and kept', true)]).toEqual([true, true]);
    at('2026-11-01T09:00:01Z');
    expect(await hear('younger')).toBe(true);
    at(`2026-11-0${1 + heardDays}T09:00:01Z`);
    expect(await forgetHeard(app)).toBe(2);
    expect(await heard()).toBe(1);
    expect(await hear('younger')).toBe(false);
    expect(await forgetHeard(app)).toBe(0);
  });

  it('goes once when two do it at the same time, and waits for nobody who works', async () => {
    at('2026-11-01T09:00:00Z');
    for (let count = 0; count < 20; count += 1) await hear(`crowd ${count}`);
    at('2026-12-01T09:00:00Z');
    await app.db.transaction().execute(async (tx) => {
      const [worked] = await tx
        .selectFrom('heard_activity')
        .select('key')
        .limit(1)
        .forUpdate()
        .execute();
      const gone = await Promise.all([forgetHeard(app), forgetHeard(app)]);
      expect(worked).toBeDefined();
      expect(gone[0] + gone[1]).toBe(20);
      expect(await heard()).toBe(1);
    });
    expect(await forgetHeard(app)).toBe(1);
  });
});

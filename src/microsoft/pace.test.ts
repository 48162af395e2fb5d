import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { openPace } from './pace.ts';

/** Calls that are answered when the test says so. */
function held() {
  const begun: (() => void)[] = [];
  const call = async () => await new Promise<void>((resolve) => begun.push(resolve));
  return { begun, call };
}

/** Lets everything run that waits for nothing but its turn. */
const settle = async () => await jest.advanceTimersByTimeAsync(0);

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('calls to Graph', () => {
  it('meet one mailbox three at a time, and another one meanwhile', async () => {
    const pace = openPace();
    const { begun, call } = held();
    const calls = Array.from({ length: 5 }, async () => {
      await pace.inTurn(['users', 'meera', 'events'], call);
    });
    await settle();
    expect(begun).toHaveLength(3);
    const other = held();
    void pace.inTurn(['users', 'tomas', 'calendar', 'getSchedule'], other.call);
    await settle();
    expect(other.begun).toHaveLength(1);
    begun[0]?.();
    await settle();
    expect(begun).toHaveLength(4);
    for (const end of begun) end();
    await settle();
    begun[4]?.();
    await Promise.all(calls);
  });

  it('meet one team four times a second, and another one meanwhile', async () => {
    const pace = openPace();
    let [asked, others] = [0, 0];
    const calls = Array.from({ length: 9 }, async () => {
      await pace.inTurn(['teams', 'one', 'members'], async () => {
        asked += 1;
        await Promise.resolve();
      });
    });
    await settle();
    expect(asked).toBe(4);
    await pace.inTurn(['teams', 'two', 'members'], async () => {
      others += 1;
      await Promise.resolve();
    });
    expect(others).toBe(1);
    await jest.advanceTimersByTimeAsync(1100);
    expect(asked).toBe(8);
    await jest.advanceTimersByTimeAsync(1100);
    await Promise.all(calls);
    expect(asked).toBe(9);
  });

  it('give their place back when they fail', async () => {
    const pace = openPace();
    for (let count = 0; count < 5; count += 1) {
      const failing = async () => await Promise.reject(new Error('reset'));
      await expect(pace.inTurn(['users', 'meera', 'events'], failing)).rejects.toThrow('reset');
    }
    await expect(
      pace.inTurn(['users', 'meera', 'events'], async () => await Promise.resolve('yes')),
    ).resolves.toBe('yes');
  });

  it('of a team for whom too many wait are refused as throttled, with the seconds to wait', async () => {
    const pace = openPace();
    const calls = Array.from(
      { length: 400 },
      async () =>
        await pace.inTurn(['teams', 'one', 'members'], async () => await Promise.resolve('asked')),
    );
    const ends = Promise.allSettled(calls);
    await jest.advanceTimersByTimeAsync(120_000);
    const refused = (await ends).filter((one) => one.status === 'rejected');
    expect(refused.length).toBeGreaterThan(100);
    expect(refused[0]?.reason).toMatchObject({ kind: 'throttled', retryAfterSeconds: 30 });
    expect((await ends).length - refused.length).toBeGreaterThan(100);
  });

  it('of anything else wait for nobody', async () => {
    const pace = openPace();
    const { begun, call } = held();
    for (let count = 0; count < 20; count += 1) void pace.inTurn(['drives', 'd', 'items'], call);
    await settle();
    expect(begun).toHaveLength(20);
  });
});

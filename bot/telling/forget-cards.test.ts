import { describe, expect, it } from '@jest/globals';
import { aWork } from '../../tests/harness/work.ts';
import { forgetCards } from './forget-cards.ts';
import { findCard, finishCard, startCard } from './sent-cards.ts';

const { app, aDeal } = await aWork();

async function aDealWithCards(): Promise<string> {
  const { id } = await aDeal();
  for (const one of ['sent', 'sending'])
    await startCard(app, { key: `${one}/${id}`, handoverId: id });
  await finishCard(app, { key: `sent/${id}`, reference: {}, activityId: '1' });
  return id;
}

describe('the cards of handovers that are over', () => {
  it('are forgotten, and no others', async () => {
    const [over, also, other] = [
      await aDealWithCards(),
      await aDealWithCards(),
      await aDealWithCards(),
    ];
    expect(await forgetCards(app, [over, also])).toBe(4);
    for (const id of [over, also]) expect(await findCard(app, `sent/${id}`)).toBeUndefined();
    for (const one of ['sent', 'sending'])
      expect(await findCard(app, `${one}/${other}`)).toBeDefined();
    expect(await forgetCards(app, [over, also])).toBe(0);
  });
});

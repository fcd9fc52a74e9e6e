import { expect, it } from 'vitest';
import { singletonRarity } from './singleton-rarity.ts';

it('is the mean probability of a type seen once, with a form for no doubletons', () => {
  expect(singletonRarity(11, 3, 5)).toBe(10 / 40);
  expect(singletonRarity(11, 3, 0)).toBe(2 / 22);
});

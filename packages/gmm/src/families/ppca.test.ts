// Expected values: numpy 2.4.6 (eigh) and scipy 1.17.1 (multivariate_normal).
import type { Points } from '@collapse-lab/numeric';
import { expect, test } from 'vitest';
import { fitOf, logDensitiesOf, outcomeOf } from '../testing/fit-of.ts';
import { ppca } from './ppca.ts';

const items: Points = { values: Float64Array.of(1, 2, 0.5, 2, -1, 3, 0, 0, 1, -3, 1, 2, 4, 2.5, -1, 1.5, -2, 0), dimensions: 3 };

test('keeps the directions of largest variance and makes all others alike', () => {
  const law = fitOf(ppca.create({ latent: 1, divisor: 'n' }), items);
  expect(law.parameters()).toEqual({ latentStdDev: expect.closeTo(1.8681205418370253, 12) as unknown, noiseStdDev: expect.closeTo(1.3267703863768683, 12) as unknown });
  const near: number[] = logDensitiesOf(law, { values: items.values.slice(0, 6), dimensions: 3 });
  expect(near).toEqual([expect.closeTo(-4.851550822528257, 12), expect.closeTo(-6.281540814231855, 12)]);
});

test('needs more dimensions than it has directions, and spread in all', () => {
  expect(() => { ppca.create({ latent: 3, divisor: 'n' }).check!(items); }).toThrow('model.latent must be below the 3 dimensions of the points, but got 3; lower it');
  const flat: Points = { values: Float64Array.of(1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4), dimensions: 3 };
  expect(outcomeOf(ppca.create({ latent: 1, divisor: 'n' }), flat)).toHaveProperty('ended.code');
  expect(outcomeOf(ppca.create({ latent: 1, divisor: 'n-1' }), { values: Float64Array.of(1, 2, 3), dimensions: 3 })).toMatchObject({ ended: { code: 'too-few-items' } });
});

import { scalars, streams, type Points } from '@collapse-lab/numeric';
import type { Fitted, Row } from '@collapse-lab/runner';
import { generationWith } from '@collapse-lab/runner/testing';
import { expect, test } from 'vitest';
import { pointsAlgebra } from '../algebra.ts';
import { gaussian } from '../families/gaussian.ts';
import { differentialEntropy } from './differential-entropy.ts';

const items = scalars(Float64Array.of(0, 1));
const training = { items, bornIn: new Uint32Array(2), bornBy: new Uint16Array(2) };

async function measure(generation: number, model: Fitted<Points> | undefined, baseline?: Row): Promise<Row> {
  return differentialEntropy.create({}).measure(generationWith(pointsAlgebra, items, { generation, model, baseline }));
}

/** A Gaussian of exactly this standard deviation. */
async function gaussianOf(stdDev: number): Promise<Fitted<Points>> {
  const batch = { ...training, items: scalars(Float64Array.of(-stdDev, stdDev)) };
  const outcome = await gaussian.create({ divisor: 'n' }).fit(batch, { streams: streams(1), previous: undefined });
  if ('ended' in outcome) throw new Error(outcome.ended.message);
  return outcome.fitted;
}

test('is silent at generation 0 and for a family without an entropy', async () => {
  expect(await measure(0, undefined)).toEqual({});
  const { sample, parameters, encode } = await gaussianOf(1);
  expect(await measure(1, { sample, parameters, encode })).toEqual({});
});

test("is the fitted law's, and half the width is half the volume", async () => {
  const baseline = await measure(1, await gaussianOf(2));
  expect(baseline['differentialEntropy']).toBeCloseTo(0.5 * Math.log(2 * Math.PI * Math.E * 4), 14);
  expect(baseline['volumeSupport']).toBe(1);
  expect((await measure(7, await gaussianOf(1), baseline))['volumeSupport']).toBeCloseTo(0.5, 14);
});

test('without any width it is −∞ and the volume 0', async () => {
  const baseline = await measure(1, await gaussianOf(2));
  expect(await measure(8, await gaussianOf(0), baseline)).toEqual({ differentialEntropy: -Infinity, volumeSupport: 0 });
});

test('has no volume to compare with where the baseline had none', async () => {
  const baseline = await measure(1, await gaussianOf(0));
  expect(baseline).toEqual({ differentialEntropy: -Infinity, volumeSupport: NaN });
  expect((await measure(2, await gaussianOf(0), baseline))['volumeSupport']).toBeNaN();
});

import { scalars } from '@collapse-lab/numeric';
import { generationWith } from '@collapse-lab/runner/testing';
import { expect, test } from 'vitest';
import { pointsAlgebra } from '../algebra.ts';
import { moments } from './moments.ts';

test("divide the sample's scatter by n, at generation 0 as later", async () => {
  const sample = scalars(Float64Array.of(1, 2, 3, 6)); // mean 3, squares 4 + 1 + 0 + 9
  for (const generation of [0, 3]) {
    expect(await moments.create({}).measure(generationWith(pointsAlgebra, sample, { generation }))).toEqual({ sampleMean: 3, variance: 3.5 });
  }
});

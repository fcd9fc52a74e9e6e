// A Gaussian kernel density: every item with noise about it. A loop of it adds a kernel's variance in every generation.
import { ArrayReader, packArrays, type Points } from '@collapse-lab/numeric';
import { defineFamily, unusable, type Column, type Family, type FitOutcome, type Row } from '@collapse-lab/runner';
import { z } from 'zod';
import { axisColumns, onAxes } from '../axis-columns.ts';
import { fitKernelDensity, type Bandwidth, type KernelDensity } from '../kernel-density/kernel-density.ts';
import { kernelLogDensities } from '../kernel-density/log-densities.ts';
import { sampleKernelDensity } from '../kernel-density/sample.ts';
import { pointScores } from '../line.ts';
import { logDetOfFactor } from '../multivariate/cholesky.ts';
import { meanAndScatter } from '../multivariate/mean-and-scatter.ts';

const parameters = z.strictObject({
  bandwidth: z
    .union([z.number().positive(), z.enum(['scott', 'silverman'])])
    .describe("The kernel's standard deviation, fixed and the same on every axis; or a rule by which it follows the items' covariance and number."),
});

/** Family `kde`: scott and silverman are the rules of scipy's gaussian_kde. */
export const kde = defineFamily({
  id: 'kde',
  summary: 'A Gaussian kernel density, its bandwidth fixed or by a rule.',
  parameters,
  create: ({ bandwidth }) => kdeFamily(bandwidth),
});

const columns: readonly Column[] = [
  ...axisColumns('fittedMean', 'Mean of the fitted law'),
  { name: 'fittedVariance', summary: "Variance of the fitted law, in more dimensions the mean over axes: the training items' (divides by n) and the kernel's." },
  { name: 'kernelStdDev', summary: 'Standard deviation of the kernel, in d dimensions det(Σ)^(1/2d).' },
];

function kdeFamily(bandwidth: Bandwidth): Family<Points, KernelDensity> {
  return {
    columns,
    weighted: true,
    decodes: ['shrink'],
    fit({ items, weight }): FitOutcome<KernelDensity> {
      const reason = unusable(items.values, weight, typeof bandwidth === 'number' ? 1 : 2, items.dimensions);
      if (reason) return { ended: reason };
      const fitted = fitKernelDensity(items, bandwidth, weight);
      return 'ended' in fitted ? fitted : { fitted };
    },
    sample: (law, count, { streams, decoding: { shrink = 1 } }) => sampleKernelDensity(law, count, streams.fork('item').rng(), streams.fork('noise').rng(), shrink),
    score: (law, items) => pointScores(kernelLogDensities(law, items)),
    parameters: rowOf,
    encode: ({ dimensions, centres, weight, factor }) => packArrays([Uint32Array.of(dimensions), centres, factor, weight ?? new Float64Array(0)]),
    decode(bytes) {
      const reader = new ArrayReader(bytes);
      const law = { dimensions: reader.u32()[0]!, centres: reader.f64(), factor: reader.f64() };
      const weight = reader.f64();
      return weight.length > 0 ? { ...law, weight } : law;
    },
  };
}

function rowOf({ dimensions: d, centres, weight, factor }: KernelDensity): Row {
  const { mean, scatter, mass } = meanAndScatter({ values: centres, dimensions: d }, weight, 'axes');
  let variance = 0;
  for (let axis = 0; axis < d; axis++) variance += scatter[axis * (d + 1)]! / mass / d;
  // The trace of L Lᵀ is the sum of the squares of L.
  for (const entry of factor) variance += (entry * entry) / d;
  return { ...onAxes('fittedMean', mean), fittedVariance: variance, kernelStdDev: Math.exp(logDetOfFactor(factor, d) / d) };
}

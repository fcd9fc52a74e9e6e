import { streams } from '@collapse-lab/numeric';
import { expect, test } from 'vitest';
import { withPlainKernels } from '../kernels/engine/engine.ts';
import { fitted } from '../testing/golden-fits.ts';
import { fitMixture } from './fit-mixture.ts';
import { meanAndScatter } from './mean-and-scatter.ts';
import { covarianceKinds, type MixtureLaw } from './mixture-law.ts';

const [n, d] = [500, 3];

/** Standard normals far from where the law that they are fitted from has its one component. */
const values = new Float64Array(n * d);
streams('far').rng().fillNormals(values, 1e5, 1);
const points = { values, dimensions: d };
const identity = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);
const startOf = (covariance: MixtureLaw['covariance']): MixtureLaw => ({
  dimensions: d,
  covariance,
  weights: Float64Array.of(1),
  means: new Float64Array(d),
  covariances: { full: identity, tied: identity, diagonal: Float64Array.of(1, 1, 1), spherical: Float64Array.of(1) }[covariance].map((entry) => 1e8 * entry),
});

test.each(covarianceKinds)('a component that moves by 100,000 deviations in one step keeps the digits of its covariance: %s', (covariance) => {
  const rule = { tolerance: 0, maxIterations: 1, varianceFloor: 0 };
  const { law } = fitted(fitMixture(points, startOf(covariance), rule));
  const { mean, scatter } = meanAndScatter(points);
  mean.forEach((each, axis) => { expect(law.means[axis]).toBeCloseTo(each, 9); });
  const variances = [0, 4, 8].map((at) => scatter[at]! / n);
  const expected = {
    full: scatter.map((each) => each / n),
    tied: scatter.map((each) => each / n),
    diagonal: variances,
    spherical: [variances.reduce((sum, each) => sum + each, 0) / d],
  }[covariance];
  expect(law.covariances).toHaveLength(expected.length);
  // The sums about the centre are 10¹⁰ times what they leave: were they used, six digits would remain.
  expected.forEach((each, at) => { expect(law.covariances[at]).toBeCloseTo(each, 11); });
  expect(law).toStrictEqual(withPlainKernels(() => fitted(fitMixture(points, startOf(covariance), rule))).law);
});

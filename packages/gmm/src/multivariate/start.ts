// Where EM starts in d dimensions: items given to components outright, then one M-step.
import type { Points } from '@collapse-lab/numeric';
import type { Reason } from '@collapse-lab/runner';
import type { SeedDraws } from '../kernels/k-means1d-seeds.ts';
import { ones } from '../kernels/scratch.ts';
import { lloyd } from './k-means.ts';
import { seedItems } from './k-means-seeds.ts';
import type { CovarianceRule } from './law-of-sums.ts';
import { maximise } from './maximise.ts';
import type { MixtureLaw } from './mixture-law.ts';

type Start = MixtureLaw | { readonly ended: Reason };

/** One k-means++ run, numbered in the order of seeding: what scikit-learn's GaussianMixture does by default. */
export function kMeansStart(points: Points, components: number, rule: CovarianceRule, draws: SeedDraws, weight?: Float64Array): Start {
  const { values, dimensions: d } = points;
  const w = weight ?? ones(values.length / d);
  const seeds = seedItems(points, w, components, draws);
  if (seeds.length < components) {
    return { ended: { code: 'too-few-values', message: `${components} components need as many distinct items, but k-means++ found ${seeds.length}` } };
  }
  const centres = new Float64Array(components * d);
  seeds.forEach((item, j) => { centres.set(values.subarray(item * d, (item + 1) * d), j * d); });
  return startFrom(points, lloyd(points, w, centres), components, rule, w);
}

/** Every item belongs to the component that its label says. */
export function startFrom(points: Points, labels: Uint32Array, components: number, rule: CovarianceRule, weight: Float64Array): Start {
  const shares = new Float64Array(labels.length * components);
  labels.forEach((label, i) => (shares[i * components + label] = weight[i]!));
  return maximise(points, shares, components, rule);
}

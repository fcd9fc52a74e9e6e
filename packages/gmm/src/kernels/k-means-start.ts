// The start that scikit-learn's GaussianMixture takes by default: one k-means++ run, its labels as hard responsibilities, one M-step.
import type { Ended } from '../em/em-rule.ts';
import { maximise } from './em1d-maximise.ts';
import { load } from './engine/engine.ts';
import type { ComponentSums } from './engine/kernels.ts';
import { seedCentres, type SeedDraws } from './k-means1d-seeds.ts';
import { sumClusters } from './k-means1d-sums.ts';
import { lloyd1d } from './k-means1d.ts';
import { reordered, type Mixture1d } from './mixture1d.ts';

/**
 * A mixture of `components` Gaussians, each fitted to one cluster (variances divide by its mass, plus the floor) and numbered in
 * the order of seeding; ends where there are fewer distinct values than components.
 */
export function kMeansStart(
  values: Float64Array,
  { components, varianceFloor }: { components: number; varianceFloor: number },
  draws: SeedDraws,
  weight?: Float64Array,
): Mixture1d | Ended {
  const items = load(values, weight, components);
  const seeds = seedCentres(items, components, draws);
  if (seeds.length < components) {
    const message = `${components} components need as many distinct values, but k-means++ found ${seeds.length}`;
    return { ended: { code: 'too-few-values', message } };
  }
  const { centres, seed } = lloyd1d(items, seeds);
  const sumAbout = (about: Float64Array, sums: ComponentSums): void => sumClusters(items, centres, about, sums);
  const sums = new Float64Array(3 * components);
  sumAbout(centres, sums);
  const law = maximise(centres, varianceFloor, sums, sumAbout);
  if ('ended' in law) return { ended: { ...law.ended, message: `${law.ended.message} after k-means` } };
  const place = new Uint32Array(components);
  seed.forEach((number, j) => (place[number] = j));
  return reordered(law, place);
}

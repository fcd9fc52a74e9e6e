// The start that scikit-learn's GaussianMixture takes by default: one k-means++ run, its labels as hard responsibilities, one M-step.
import { maximise, type Ended } from './em1d-maximise.ts';
import type { ComponentSums } from './em1d-sums.ts';
import { seedCentres, type SeedDraws } from './k-means1d-seeds.ts';
import { clusterOf, midpoints } from './k-means1d-sums.ts';
import { lloyd1d } from './k-means1d.ts';
import { reordered, type Mixture1d } from './mixture1d.ts';
import { ones } from './scratch.ts';

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
  const w = weight ?? ones(values.length);
  const seeds = seedCentres(values, w, components, draws);
  if (seeds.length < components) {
    const message = `${components} components need as many distinct values, but k-means++ found ${seeds.length}`;
    return { ended: { code: 'too-few-values', message } };
  }
  const { centres, seed } = lloyd1d(values, weight, seeds);
  const borders = midpoints(centres);
  const sumAbout = (about: Float64Array, sums: ComponentSums): void => sumClusters(values, w, borders, about, sums);
  const sums = new Float64Array(3 * components);
  sumAbout(centres, sums);
  const law = maximise(centres, varianceFloor, sums, sumAbout);
  if ('ended' in law) return { ended: { ...law.ended, message: `${law.ended.message} after k-means` } };
  const place = new Uint32Array(components);
  seed.forEach((number, j) => (place[number] = j));
  return reordered(law, place);
}

/** `ComponentSums` of the intervals between `borders`, about `about`. */
function sumClusters(values: Float64Array, weight: Float64Array, borders: Float64Array, about: Float64Array, sums: ComponentSums): void {
  sums.fill(0);
  for (let i = 0; i < values.length; i++) {
    const j = clusterOf(values[i]!, borders);
    const r = weight[i]!;
    const d = values[i]! - about[j]!;
    sums[3 * j]! += r;
    sums[3 * j + 1]! += r * d;
    sums[3 * j + 2]! += r * d * d;
  }
}

// Where a cold EM starts: the ways of scikit-learn's init_params, equal shares from left to right, or a law that is given.
import type { Points, Streams } from '@collapse-lab/numeric';
import { UserError } from '@collapse-lab/runner';
import type { Ended } from '../em/em-rule.ts';
import { kMeansStart as kMeansStart1d } from '../kernels/k-means-start.ts';
import { firstReaching, type SeedDraws } from '../kernels/k-means1d-seeds.ts';
import { ones } from '../kernels/scratch.ts';
import { lawOf, type LawParameters } from '../law-parameters.ts';
import { seedItems } from '../multivariate/k-means-seeds.ts';
import { fromLine } from '../multivariate/line-law.ts';
import { maximise } from '../multivariate/maximise.ts';
import { ofKind, type CovarianceKind, type MixtureLaw } from '../multivariate/mixture-law.ts';
import { kMeansStart, startFrom } from '../multivariate/start.ts';
import type { Init } from './parameters.ts';

/** Items to start on, and how covariances are estimated of them. */
export interface StartItems {
  readonly points: Points;
  readonly weight: Float64Array | undefined;
  readonly covariance: CovarianceKind;
  readonly varianceFloor: number;
}

type Start = MixtureLaw | Ended;

/** What starts are made of, besides the items. */
interface StartContext {
  readonly streams: Streams;
  /** For the start `given`. */
  readonly given: LawParameters | undefined;
}

const starts: Readonly<Record<Init, (items: StartItems, k: number, context: StartContext) => Start>> = {
  kmeans: (items, k, { streams }) => clustersStart(items, k, streams.fork('k-means').rng()),
  'k-means++': (items, k, { streams }) => seedsStart(items, k, streams.fork('k-means').rng()),
  random: (items, k, { streams }) => randomStart(items, k, streams.fork('responsibilities').rng()),
  'random-from-data': (items, k, { streams }) => randomItemsStart(items, k, streams.fork('seeds').rng()),
  quantile: (items, k) => quantileStart(items, k),
  given: ({ covariance }, _, { given }) => ofKind(lawOf(given!), covariance),
};

/** Throws UserError where points have another dimension than can be started on. */
export function checkStart(init: Init, given: LawParameters | undefined, dimensions: number): void {
  if (init === 'quantile' && dimensions !== 1) throw new UserError(`model.init must be another than quantile for points of ${dimensions} dimensions; take kmeans`);
  const own = given ? lawOf(given).dimensions : dimensions;
  if (own !== dimensions) throw new UserError(`model.given must have means of ${inWords(dimensions)}, as the points have, but they have ${own}`);
}

function inWords(dimensions: number): string {
  return dimensions === 1 ? '1 dimension' : `${dimensions} dimensions`;
}

/** A law of k components to start from; each way draws from a stream of its own. Throws UserError as `checkStart` does. */
export function startOf(init: Init, items: StartItems, k: number, context: StartContext): Start {
  checkStart(init, context.given, items.points.dimensions);
  return starts[init](items, k, context);
}

function clustersStart(items: StartItems, k: number, draws: SeedDraws): Start {
  const { points, weight, covariance, varianceFloor } = items;
  if (points.dimensions > 1 || covariance === 'tied') return kMeansStart(points, k, items, draws, weight);
  const start = kMeansStart1d(points.values, { components: k, varianceFloor }, draws, weight);
  return 'ended' in start ? start : fromLine(start, covariance);
}

/** scikit-learn's `k-means++`: the seeds of k-means, without k-means. */
export function seedsStart(items: StartItems, k: number, draws: SeedDraws): Start {
  return fromOneItemEach(items, seedItems(items.points, weightOf(items), k, draws), k);
}

/** scikit-learn's `random_from_data`: distinct items, each in proportion to its weight among those left. */
export function randomItemsStart(items: StartItems, k: number, draws: SeedDraws): Start {
  const left = weightOf(items).slice();
  const seeds: number[] = [];
  while (seeds.length < k) {
    const mass = left.reduce((sum, w) => sum + w, 0);
    if (!(mass > 0)) break;
    const seed = firstReaching(left, mass * (1 - draws.uniform()));
    left[seed] = 0;
    seeds.push(seed);
  }
  return fromOneItemEach(items, seeds, k);
}

/** scikit-learn's `random`: responsibilities uniform on [0, 1), item by item, divided by their sum. */
export function randomStart(items: StartItems, k: number, draws: SeedDraws): Start {
  const weight = weightOf(items);
  const shares = Float64Array.from({ length: weight.length * k }, () => draws.uniform());
  for (let i = 0; i < weight.length; i++) {
    let sum = 0;
    for (let j = 0; j < k; j++) sum += shares[i * k + j]!;
    for (let j = 0; j < k; j++) shares[i * k + j]! *= weight[i]! / sum;
  }
  return maximise(items.points, shares, k, items);
}

/** Of points on the line in ascending order, each component has the same share of their weight. */
export function quantileStart(items: StartItems, k: number): Start {
  const { points: { values }, points } = items;
  const weight = weightOf(items);
  const ascending = Uint32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!);
  const mass = weight.reduce((sum, w) => sum + w, 0);
  const labels = new Uint32Array(values.length);
  let below = 0;
  for (const i of ascending) {
    labels[i] = Math.min(k - 1, Math.floor((k * (below + weight[i]! / 2)) / mass));
    below += weight[i]!;
  }
  return startFrom(points, labels, k, items, weight);
}

/** Components that hold one item each, so that what is left of their width is the floor. */
function fromOneItemEach(items: StartItems, seeds: readonly number[], k: number): Start {
  const { points: { values, dimensions: d }, points, covariance, varianceFloor } = items;
  if (seeds.length < k) return { ended: { code: 'too-few-values', message: `${k} components need as many distinct items, but ${seeds.length} were found` } };
  const shares = new Float64Array((values.length / d) * k);
  seeds.forEach((item, j) => (shares[item * k + j] = 1));
  const law = maximise(points, shares, k, items);
  if ('ended' in law || covariance !== 'tied') return law;
  // scikit-learn takes a tied covariance from the second moments of all items, whatever belongs to a component.
  const covariances = new Float64Array(d * d);
  weightOf(items).forEach((w, i) => { addSquare(covariances, values.subarray(i * d, (i + 1) * d), w / k); });
  for (const item of seeds) addSquare(covariances, values.subarray(item * d, (item + 1) * d), -1 / k);
  for (let axis = 0; axis < d; axis++) covariances[axis * (d + 1)]! += varianceFloor;
  return { ...law, covariances };
}

/** Adds a multiple of x xᵀ to a d × d matrix. */
function addSquare(matrix: Float64Array, x: Float64Array, times: number): void {
  x.forEach((a, row) => { x.forEach((b, column) => (matrix[row * x.length + column]! += times * a * b)); });
}

function weightOf({ points, weight }: StartItems): Float64Array {
  return weight ?? ones(points.values.length / points.dimensions);
}

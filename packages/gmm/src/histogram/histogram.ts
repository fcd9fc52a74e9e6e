// A histogram as a law: bins of equal width on every axis, each with a share, and points spread evenly within it.
import { Categorical, pointCount, type Points, type Rng } from '@collapse-lab/numeric';
import { decodedWeights, UserError, type Reason } from '@collapse-lab/runner';

/** bins^d cells in d dimensions. */
export interface Histogram {
  readonly dimensions: number;
  /** On every axis. */
  readonly bins: number;
  /** d each: where the first bin begins and the last one ends; a point on a border belongs to the bin above, at `high` to the last. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** bins^d shares that sum to 1, the last axis running fastest. */
  readonly shares: Float64Array;
  /** Bins with an item in them. */
  readonly occupied: number;
  /** Share of the items' weight beyond the range, which the law knows nothing of. */
  readonly outside: number;
}

/** How items become a histogram. */
export interface HistogramRule {
  readonly bins: number;
  /** `items`: from the least to the largest item on each axis; or [low, high], the same on every axis or one for each. */
  readonly range: 'items' | readonly [number, number] | readonly (readonly [number, number])[];
  /** Added to the count (with weights, the weight) of every bin. */
  readonly smoothing: number;
}

/** Cells that an array of shares may have: 128 MB of them. */
const MOST_CELLS = 16_777_216;

/** Counts items in bins. Ends where the items have no width on an axis or lie beyond the range, all of them. */
export function fitHistogram(items: Points, rule: HistogramRule, weight?: Float64Array): Histogram | { readonly ended: Reason } {
  const { dimensions: d, values } = items;
  const { bins, smoothing } = rule;
  const cells = cellsOf(bins, d);
  const { low, high } = rule.range === 'items' ? rangeOf(items, weight) : givenRange(rule.range, d);
  const flat = low.findIndex((from, axis) => !(high[axis]! - from > 0 && high[axis]! - from < Infinity));
  if (flat >= 0) return { ended: { code: 'no-width', message: `the items reach from ${low[flat]} to ${high[flat]} on axis ${flat + 1}, which leaves bins no width` } };
  const shares = new Float64Array(cells);
  const grid = { dimensions: d, bins, low, high };
  let [inside, outside] = [0, 0];
  for (let i = 0; i < pointCount(items); i++) {
    const w = weight ? weight[i]! : 1;
    const cell = cellAt(grid, values, i * d);
    if (cell < 0) outside += w;
    else {
      inside += w;
      shares[cell]! += w;
    }
  }
  if (inside === 0) return { ended: { code: 'out-of-range', message: 'no item lies within the range of the histogram' } };
  const occupied = shares.reduce((sum, share) => sum + (share > 0 ? 1 : 0), 0);
  const total = inside + smoothing * cells;
  return { ...grid, shares: shares.map((count) => (count + smoothing) / total), occupied, outside: outside / (inside + outside) };
}

function cellsOf(bins: number, d: number): number {
  let cells = 1;
  for (let axis = 0; axis < d; axis++) cells *= bins;
  if (cells <= MOST_CELLS) return cells;
  throw new UserError(`model.bins must give at most ${MOST_CELLS} cells, but got ${bins} on each of ${d} axes; take fewer bins, or another family in so many dimensions`);
}

/** The least and the largest coordinate on each axis, of items that weigh anything. */
function rangeOf({ values, dimensions: d }: Points, weight?: Float64Array): { low: Float64Array; high: Float64Array } {
  const low = new Float64Array(d).fill(Infinity);
  const high = new Float64Array(d).fill(-Infinity);
  values.forEach((x, at) => {
    if (weight?.[Math.floor(at / d)] === 0) return;
    low[at % d] = Math.min(low[at % d]!, x);
    high[at % d] = Math.max(high[at % d]!, x);
  });
  return { low, high };
}

function givenRange(range: Exclude<HistogramRule['range'], 'items'>, d: number): { low: Float64Array; high: Float64Array } {
  const isOne = (given: typeof range): given is readonly [number, number] => typeof given[0] === 'number';
  const axes = isOne(range) ? Array.from({ length: d }, () => range) : range;
  if (axes.length !== d) throw new UserError(`model.range must have a pair for each of ${d} dimensions, but got ${axes.length}; give one pair for all axes, or one for each`);
  return { low: Float64Array.from(axes, ([low]) => low), high: Float64Array.from(axes, ([, high]) => high) };
}

type Grid = Pick<Histogram, 'dimensions' | 'bins' | 'low' | 'high'>;

/** The cell of the point at `at`; −1 for one beyond the range, or with a NaN. */
function cellAt({ dimensions: d, bins, low, high }: Grid, values: Float64Array, at: number): number {
  let cell = 0;
  for (let axis = 0; axis < d; axis++) {
    const x = values[at + axis]!;
    const [from, to] = [low[axis]!, high[axis]!];
    if (!(x >= from && x <= to)) return -1;
    let bin = Math.min(bins - 1, Math.floor(((x - from) / (to - from)) * bins));
    // The division may miss a border by one rounding.
    if (x < borderOf(from, to, bins, bin)) bin--;
    else if (bin < bins - 1 && x >= borderOf(from, to, bins, bin + 1)) bin++;
    cell = cell * bins + bin;
  }
  return cell;
}

/** Where a bin begins. */
function borderOf(from: number, to: number, bins: number, bin: number): number {
  return from + bin * ((to - from) / bins);
}

/** Log-density at each point in nats: −∞ in a bin without a share and beyond the range. */
export function histogramLogDensities(law: Histogram, points: Points): Float64Array {
  const { dimensions: d, shares } = law;
  const logVolume = logVolumeOf(law);
  return Float64Array.from({ length: pointCount(points) }, (_, i) => {
    const cell = cellAt(law, points.values, i * d);
    return cell < 0 ? -Infinity : Math.log(shares[cell]!) - logVolume;
  });
}

/** ln of a bin's length, area or volume. */
function logVolumeOf({ dimensions: d, bins, low, high }: Histogram): number {
  let log = 0;
  for (let axis = 0; axis < d; axis++) log += Math.log((high[axis]! - low[axis]!) / bins);
  return log;
}

/** Differential entropy in nats: Shannon's of the shares, and the log of a bin's volume. Exact. */
export function histogramEntropy(law: Histogram): number {
  return law.shares.reduce((sum, share) => (share > 0 ? sum - share * Math.log(share) : sum), logVolumeOf(law));
}

/**
 * `count` independent points. Each takes one uniform from `bin` and d from `place`. Shares are drawn from in proportion to their
 * power 1/T: the density's own, as all bins have one volume.
 */
export function sampleHistogram({ dimensions: d, bins, low, high, shares }: Histogram, count: number, bin: Rng, place: Rng, temperature: number): Points {
  const table = new Categorical(temperature === 1 ? shares : decodedWeights(shares, { temperature }));
  const values = new Float64Array(count * d);
  for (let at = 0; at < values.length; at += d) {
    let cell = table.draw(bin);
    for (let axis = d - 1; axis >= 0; axis--) {
      const along = ((cell % bins) + place.uniform()) / bins;
      values[at + axis] = Math.min(high[axis]!, low[axis]! + along * (high[axis]! - low[axis]!));
      cell = Math.floor(cell / bins);
    }
  }
  return { values, dimensions: d };
}

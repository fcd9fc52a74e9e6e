// Energy distance; Székely & Rizzo (2004), Rizzo & Székely (2016).
import { pointCount, type Points } from '@collapse-lab/numeric';
import { distance } from '../kernels/nearest.ts';
import { sorted } from '../kernels/sorted.ts';

/**
 * 2 E|X − Y| − E|X − X′| − E|Y − Y′| over all pairs of the two samples, a point with itself included (V-statistic), in units of the
 * points; ≥ 0, NaN where a sample is empty. R's energy has nm / (n + m) times this. n log n on the line, else all pairs.
 */
export function energyStatistic(a: Points, b: Points): number {
  if (pointCount(a) === 0 || pointCount(b) === 0) return NaN;
  if (a.dimensions === 1) return onLine(a.values, b.values);
  return 2 * meanDistance(a, b) - meanDistance(a, a) - meanDistance(b, b);
}

/** The square root of `energyStatistic`, a metric; what SciPy calls the energy distance. */
export function energyDistance(a: Points, b: Points): number {
  // Rounding can leave −1e-17 for equal samples.
  return Math.sqrt(Math.max(0, energyStatistic(a, b)));
}

function meanDistance(a: Points, b: Points): number {
  const n = pointCount(a);
  const m = pointCount(b);
  let sum = 0;
  for (let i = 0; i < n; i++) for (let j = 0; j < m; j++) sum += distance(a, i, b, j, 'euclidean');
  return sum / (n * m);
}

/** On the line it is 2 ∫ (F − G)². */
function onLine(x: Float64Array, y: Float64Array): number {
  const a = sorted(x);
  const b = sorted(y);
  let i = 0;
  let j = 0;
  let sum = 0;
  let last = NaN;
  while (i < a.length || j < b.length) {
    const next = Math.min(a[i] ?? Infinity, b[j] ?? Infinity);
    const gap = i / a.length - j / b.length;
    if (gap !== 0) sum += (next - last) * gap * gap;
    if (a[i] === next) i++;
    else j++;
    last = next;
  }
  return 2 * sum;
}

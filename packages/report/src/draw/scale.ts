// Axes: from values to places along an axis (0 at its start, 1 at its end), with round ticks.
import { formatTick } from '../format.ts';

/** A mark on an axis. */
export interface Tick {
  readonly value: number;
  readonly at: number;
  readonly label: string;
}

/** How values become places. */
export interface Scale {
  readonly kind: 'linear' | 'log' | 'signedLog';
  /** The value's place, 0 … 1 on the axis; NaN where the axis has none (log of 0 or less). */
  at(value: number): number;
  readonly ticks: readonly Tick[];
  /** What a caption must say about the axis; empty when linear. */
  readonly note: string;
}

/** A linear axis over the finite values with a little room at both ends, except at an end that is 0; 0 … 1 when there are none. */
export function linearScale(values: readonly number[], wanted = 5): Scale {
  const [least, most] = extent(values) ?? [0, 1];
  // One value only: an axis of 10 % around it, or ±1 around 0.
  const pad = least === most ? Math.abs(least) * 0.1 || 1 : 0.04 * (most - least);
  return linearBetween(least === 0 && most > 0 ? 0 : least - pad, most === 0 && least < 0 ? 0 : most + pad, wanted);
}

/** A linear axis that ends exactly at `low` and `high`, with about `wanted` ticks. */
export function linearBetween(low: number, high: number, wanted = 5): Scale {
  const step = roundStep((high - low) / wanted);
  const multiples = range(Math.ceil(low / step - 1e-9), Math.floor(high / step + 1e-9));
  return scaleOf('linear', (value) => value, [low, high], multiples.map((k) => k * step), '');
}

/** A logarithmic axis over the positive finite values; 1 … 10 when there are none. `exact` ends it at the values themselves. */
export function logScale(values: readonly number[], exact = false): Scale {
  const [least, most] = extent(values.filter((value) => value > 0)) ?? [1, 10];
  const pad = exact ? 0 : 0.03 * Math.log10(most / least);
  const low = Math.log10(least) - pad;
  const high = least === most ? low + 1 : Math.log10(most) + pad;
  return scaleOf('log', (value) => (value > 0 ? Math.log10(value) : NaN), [low, high], logTicks(low, high), 'logarithmic axis');
}

/** An axis for values of both signs that span decades: asinh(v / c), linear within ±c and logarithmic beyond. */
export function signedLogScale(values: readonly number[], c: number): Scale {
  const asinh = (value: number): number => Math.asinh(value / c);
  const [least, most] = extent([...values, 0]) ?? [0, c];
  const pad = 0.03 * (asinh(most) - asinh(least)) || 1;
  const decades = Math.max(0, Math.floor(Math.log10(Math.max(most, -least) / c)));
  const every = Math.max(1, Math.ceil((decades + 1) / 5));
  const sizes = range(0, Math.floor(decades / every)).map((k) => c * exp10(k * every));
  const note = `axis linear within ±${formatTick(c)}, logarithmic beyond`;
  return scaleOf('signedLog', asinh, [asinh(least) - pad, asinh(most) + pad], [...sizes.map((size) => -size).reverse(), 0, ...sizes], note);
}

/**
 * The scale on which several series can be read together. All values positive: logarithmic if they span more than a factor
 * 50. Otherwise signed-logarithmic if the largest magnitude is more than 20 times the smallest series' typical one, which
 * would then lie flat on the axis. Else linear. `include` are values that belong on the axis (where it has them) without
 * having a say in its kind.
 */
export function chooseScale(series: readonly (readonly number[])[], include: readonly number[] = []): Scale {
  const all = series.flat().filter(Number.isFinite);
  const shown = [...all, ...include];
  const [least, most] = extent(all.map(Math.abs)) ?? [1, 1];
  if (all.every((value) => value > 0)) return most > 50 * least ? logScale(shown) : linearScale(shown);
  const [smallest = NaN] = extent(series.map(typicalSize)) ?? [];
  return most > 20 * smallest ? signedLogScale(shown, exp10(Math.floor(Math.log10(smallest)))) : linearScale(shown);
}

/** Smallest and largest finite value; undefined when there is none. */
export function extent(values: readonly number[]): [number, number] | undefined {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : undefined;
}

/** A scale from a monotone transform, the transformed ends of the axis, and values to mark if they fall between. */
function scaleOf(kind: Scale['kind'], transform: (value: number) => number, [low, high]: readonly [number, number], marked: readonly number[], note: string): Scale {
  const at = (value: number): number => (transform(value) - low) / (high - low);
  const inside = marked.filter((value) => at(value) >= -1e-9 && at(value) <= 1 + 1e-9);
  const labels = labelsOf(inside);
  // Values a few last bits apart can share a label at any number of digits: one mark then stands for them.
  const ticks = inside
    .map((value, i) => ({ value, at: Math.min(Math.max(at(value), 0), 1), label: labels[i]! }))
    .filter(({ label }, i) => label !== labels[i - 1]);
  return { kind, at, ticks, note };
}

/** Labels with as few digits as tell neighbours apart. */
function labelsOf(values: readonly number[]): string[] {
  for (let digits = 4; ; digits++) {
    const labels = values.map((value) => formatTick(value, digits));
    if (digits === 16 || new Set(labels).size === labels.length) return labels;
  }
}

/** The middle one of the finite magnitudes above 0; NaN when there is none. */
function typicalSize(values: readonly number[]): number {
  const sizes = values.filter((value) => value !== 0 && Number.isFinite(value)).map(Math.abs).sort((a, b) => a - b);
  return sizes[sizes.length >> 1] ?? NaN;
}

/** 1, 2, 5 of every decade where there are few decades, powers of ten alone where there are many. */
function logTicks(low: number, high: number): number[] {
  const span = high - low;
  const heads = span <= 2.2 ? [1, 2, 5] : span <= 3.2 ? [1, 3] : [1];
  const every = Math.max(1, Math.ceil(span / 7));
  const powers = range(Math.floor(low), Math.ceil(high)).filter((power) => power % every === 0);
  return powers.flatMap((power) => heads.map((head) => head * exp10(power)));
}

/** The one of 1, 2, 5, 10 × 10^k that is nearest to `step` in ratio. */
function roundStep(step: number): number {
  const power = exp10(Math.floor(Math.log10(step)));
  const head = step / power;
  return power * (head < Math.SQRT2 ? 1 : head < Math.sqrt(10) ? 2 : head < Math.sqrt(50) ? 5 : 10);
}

/** 10 to a whole power, exact as the decimal literal is. */
function exp10(power: number): number {
  return Number(`1e${power}`);
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}

// A band over replicates of a loop: quantiles over chains, generation by generation.
import { quantile } from './quantile.ts';

/** Quantiles over chains at every generation, with the number of values each of them stands on. */
export interface QuantileBand {
  /** As asked for, in the same order. */
  readonly probabilities: readonly number[];
  /** `quantiles[k][t]` is the quantile at `probabilities[k]` in generation t; NaN where `counts[t]` is 0. */
  readonly quantiles: readonly Float64Array[];
  /** `counts[t]` is the number of chains with a value in generation t; infinities are values. */
  readonly counts: Uint32Array;
}

/**
 * Pointwise band of type-7 quantiles: `series[c][t]` is chain c in generation t, the result as long as the longest series.
 *
 * NaN and what lies beyond the end of a chain are no values. Where counts fall because chains collapsed and ended, the band is that
 * of the survivors only. Below about 1 / p chains a quantile at p is little more than the smallest value.
 */
export function quantileBand(series: readonly ArrayLike<number>[], probabilities: readonly number[]): QuantileBand {
  const generations = series.reduce((longest, values) => Math.max(longest, values.length), 0);
  const counts = new Uint32Array(generations);
  const quantiles = probabilities.map(() => new Float64Array(generations));
  const column = new Float64Array(series.length);
  const alone = column.subarray(0, 1);
  for (let t = 0; t < generations; t++) {
    let count = 0;
    for (const values of series) {
      const value = values[t] ?? NaN;
      if (!Number.isNaN(value)) column[count++] = value;
    }
    // One chain alone needs no order.
    const sorted = count === 1 ? alone : column.subarray(0, count).sort();
    counts[t] = count;
    for (let k = 0; k < quantiles.length; k++) quantiles[k]![t] = quantile(sorted, probabilities[k]!);
  }
  return { probabilities: [...probabilities], quantiles, counts };
}

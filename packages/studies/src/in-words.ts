// Predictions for people.
import { formatNumber, formatRange } from '@collapse-lab/report/page';
import type { Range } from './expectation.ts';

/** `0.366`, `0.5–0.9`, `at least 0.5`, `at most 0.9`, `anything` where a theorem says nothing. */
export function inWords(predicted: number | Range): string {
  if (typeof predicted === 'number') return formatNumber(predicted, 4);
  const { low, high } = predicted;
  if (low === -Infinity && high === Infinity) return 'anything';
  if (low === -Infinity) return `at most ${formatNumber(high, 4)}`;
  return high === Infinity ? `at least ${formatNumber(low, 4)}` : formatRange(low, high, 4);
}

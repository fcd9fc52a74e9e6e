// Bands of types by how often they occur in real text: once, two to five times, six to 20, 21 to 100, and more often.
import type { CountBand } from '@collapse-lab/diversity';

/** Where the bands begin that are used where none are named. */
export const BAND_STARTS: readonly number[] = [1, 2, 6, 21, 101];

/** The bands that begin at these counts, each up to the next; the last has no end. */
export function countBands(starts: readonly number[]): CountBand[] {
  return starts.map((atLeast, i) => ({ atLeast, atMost: (starts[i + 1] ?? Infinity) - 1 }));
}

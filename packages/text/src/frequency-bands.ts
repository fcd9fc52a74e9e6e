// Bands of types by how often they occur in real text: once, two to five times, six to 20, 21 to 100, and more often.
import type { CountBand } from '@collapse-lab/diversity';
import { z } from 'zod';

/** Where the bands begin that are used where none are named. */
export const BAND_STARTS: readonly number[] = [1, 2, 6, 21, 101];

/** The bands that begin at these counts, each up to the next; the last has no end. */
export function countBands(starts: readonly number[]): CountBand[] {
  return starts.map((atLeast, i) => ({ atLeast, atMost: (starts[i + 1] ?? Infinity) - 1 }));
}

/** How a study names bands. */
export const bandParameters = z.strictObject({
  bands: z
    .array(z.int().min(1))
    .min(1)
    .max(9)
    .check(({ value, issues }) => {
      if (value.every((start, i) => i === 0 || start > value[i - 1]!)) return;
      issues.push({ code: 'custom', input: value, message: `must be ascending, but got ${value.join(', ')}` });
    })
    .default([...BAND_STARTS])
    .describe('the lowest real count of each band, which reaches to the next; the last has no end'),
});

/** A band as a sentence has it. */
export function inWords({ atLeast, atMost }: CountBand): string {
  if (atMost === Infinity) return `${atLeast} occurrences or more`;
  return atMost > atLeast ? `${atLeast} to ${atMost} occurrences` : `${atLeast} occurrence${atLeast === 1 ? '' : 's'}`;
}

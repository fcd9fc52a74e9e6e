// What is left of the real vocabulary, by how frequent its types really are: rare ones go first, and common ones last.
import { typeSurvival, type CountBand } from '@collapse-lab/diversity';
import { documentCount, type Documents } from '@collapse-lab/numeric';
import { defineEntry, type Column, type Measure, type Row } from '@collapse-lab/runner';
import { z } from 'zod';
import { countedBesideReal } from '../beside-real.ts';
import { BAND_STARTS, countBands } from '../frequency-bands.ts';

const parameters = z.strictObject({
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

/**
 * `surviving-vocabulary`: bands of types by their count in generation 0's real sample, of which the share that the sample has at all, which rises with its size.
 * Refitting unigrams on samples of the same size leaves g(t) = 1 − exp(−g(t − 1)) of the types seen once, g(0) = 1 (0.632, 0.268 and
 * 0.158 at t = 1, 5 and 10): a count is 0 with the chance of a Poisson count (Suresh et al. 2023). Silent at generation 0, of which all survives.
 */
export const survivingVocabulary = defineEntry({
  id: 'surviving-vocabulary',
  summary: 'Share of the real types that are still there, by bands of their real count.',
  parameters,
  create: ({ bands: starts }): Measure<Documents> => {
    const bands = countBands(starts);
    const names = starts.map((start) => `survivingFrom${start}`);
    const count = countedBesideReal();
    return {
      columns: bands.map((band, i): Column => ({ name: names[i]!, summary: `Share of the types with ${inWords(band)} in generation 0's real sample that are still there.` })),
      measure({ generation, sample, reference }): Row {
        if (generation === 0 || documentCount(sample) === 0) return {};
        const { real, drawn } = count(sample, reference);
        return Object.fromEntries(bands.map((band, i) => [names[i]!, typeSurvival(real, drawn, band)]));
      },
    };
  },
});

function inWords({ atLeast, atMost }: CountBand): string {
  if (atMost === Infinity) return `${atLeast} occurrences or more`;
  return atMost > atLeast ? `${atLeast} to ${atMost} occurrences` : `${atLeast} occurrence${atLeast === 1 ? '' : 's'}`;
}

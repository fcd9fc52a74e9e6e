// What is left of the real vocabulary, by how frequent its types really are: rare ones go first, and common ones last.
import { typeSurvival } from '@collapse-lab/diversity';
import { documentCount, type Documents } from '@collapse-lab/numeric';
import { defineEntry, type Column, type Measure, type Row } from '@collapse-lab/runner';
import { countedBesideReal } from '../beside-real.ts';
import { bandParameters, countBands, inWords } from '../frequency-bands.ts';

/**
 * `surviving-vocabulary`: bands of types by their count in generation 0's real sample, of which the share that the sample has at all, which rises with its size.
 * Refitting unigrams on samples of the same size leaves g(t) = 1 − exp(−g(t − 1)) of the types seen once, g(0) = 1 (0.632, 0.268 and
 * 0.158 at t = 1, 5 and 10): a count is 0 with the chance of a Poisson count (Suresh et al. 2023). Silent at generation 0, of which all survives.
 */
export const survivingVocabulary = defineEntry({
  id: 'surviving-vocabulary',
  summary: 'Share of the real types that are still there, by bands of their real count.',
  parameters: bandParameters,
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

// What is left of the real words, whatever the tokens are: a byte-pair encoding has few rare tokens, and its rare words are made of common ones.
import { typeSurvival } from '@collapse-lab/diversity';
import { documentCount, type Documents } from '@collapse-lab/numeric';
import { defineEntry, type Column, type Measure, type Row, type World } from '@collapse-lab/runner';
import { bandParameters, countBands, inWords } from '../frequency-bands.ts';
import { wordsOf } from '../tokenizers/words.ts';

/** Occurrences by word. */
type WordCounts = ReadonlyMap<string, number>;

/**
 * `surviving-words`: documents are read as a person reads them and cut as the tokenizer `words` cuts, with bands as in `surviving-vocabulary`. Silent at
 * generation 0, but for the number of its words.
 */
export const survivingWords = defineEntry({
  id: 'surviving-words',
  summary: 'Share of the real words that are still there, by bands of their real count, and of words that are new; for tokens that are parts of words.',
  parameters: bandParameters,
  create: ({ bands: starts }): Measure<Documents> => {
    const bands = countBands(starts);
    const names = starts.map((start) => `wordsFrom${start}`);
    const known = new WeakMap<Documents, WordCounts>();
    const counted = (documents: Documents, world: World<Documents>): WordCounts => {
      const counts = known.get(documents) ?? countWords(documents, world);
      known.set(documents, counts);
      return counts;
    };
    return {
      columns: [
        { name: 'wordTypes', summary: 'Distinct words in the sample; rises with its size.', unit: 'words' },
        { name: 'newWords', summary: 'Share of the words of the sample, each as often as it occurs, that are neither in the real sample of generation 0 nor in the held-out documents.' },
        ...bands.map((band, i): Column => ({ name: names[i]!, summary: `Share of the words with ${inWords(band)} in generation 0's real sample that are still there; rises with the sample's size.` })),
      ],
      measure({ generation, sample, reference, heldOut, world }): Row {
        if (documentCount(sample) === 0) return {};
        const real = counted(reference, world);
        if (generation === 0) return { wordTypes: real.size };
        const drawn = countWords(sample, world);
        const others = counted(heldOut, world);
        const words = [...real.keys()];
        const [realCounts, drawnCounts] = [real, drawn].map((counts) => Uint32Array.from(words, (word) => counts.get(word) ?? 0)) as [Uint32Array, Uint32Array];
        return {
          wordTypes: drawn.size,
          newWords: shareOf(drawn, (word) => !real.has(word) && !others.has(word)),
          ...Object.fromEntries(bands.map((band, i) => [names[i]!, typeSurvival(realCounts, drawnCounts, band)])),
        };
      },
    };
  },
});

function countWords(documents: Documents, world: World<Documents>): WordCounts {
  const counts = new Map<string, number>();
  for (let i = 0; i < documentCount(documents); i++) for (const word of wordsOf(world.show(documents, i))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** The share of occurrences whose word is such; NaN of none. */
function shareOf(counts: WordCounts, is: (word: string) => boolean): number {
  let all = 0;
  let such = 0;
  for (const [word, count] of counts) {
    all += count;
    if (is(word)) such += count;
  }
  return such / all;
}

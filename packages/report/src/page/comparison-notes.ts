// What must be known to read a comparison of times to collapse: which tests, on what, and how many chains are wanting.
import type { CollapseComparison } from '../data/compare-runs.ts';
import { neededInWords } from '../data/needed-words.ts';
import { formatInteger } from '../format.ts';
import { meanOf } from './comparison-table.ts';

/** Paragraphs for below the table; `first` is what the first run is called. */
export function comparisonNotes({ runs, tests, sameRule, sameRecord }: CollapseComparison, first: string): string[] {
  const against = runs.flatMap((run) => (run.against ? [run.against] : []));
  const paired = against.filter((each) => each.seeds === 'common');
  const independent = against.filter((each) => each.seeds === 'independent');
  const unpaired = paired.reduce((sum, each) => sum + each.unpaired, 0);
  const horizons = new Set(paired.map(({ horizon }) => horizon));
  const values = paired.flatMap(({ value }) => (value ? [value] : []));
  const [needed] = against.flatMap((each) => (each.needed ? [each] : []));
  const notes = [
    paired.length > 0 &&
      `Runs with the seed of ${first} share its random numbers, chain by chain: they are compared in pairs, ${horizons.size === 1 ? `up to generation ${formatInteger([...horizons][0]!)}` : 'up to the last generation that both can tell about'}. p: all swaps within pairs of log-rank scores (9,999 random ones beyond 32 pairs that differ). “Later by”: the difference of mean times, in brackets from 10 pairs on its 95\u00a0% interval (BCa, 2,000 resamples). Pairing worth: how many times the chains independent seeds would have taken for the same standard error.`,
    unpaired > 0 && `${formatInteger(unpaired)} chains stand in no pair, as they have no partner or one of both has not come so far.`,
    values.length > 0 && `${values[0]!.column} less that of ${first}, mean over pairs: ${values.map((value) => `${meanOf(value)} at generation ${formatInteger(value.generation)} (${formatInteger(value.pairs)} pairs)`).join('; ')}.`,
    independent.length > 0 && `Runs with another seed than ${first} are compared by the log-rank test, as independent arms.`,
    tests > 1 && `${formatInteger(tests)} tests: corrected p-values are Holm’s, which keep the chance of any false alarm below the level.`,
    needed?.test.kind === 'too-few' && `No p-value where an arm has fewer than ${formatInteger(needed.test.need)} chains: ${neededInWords(needed.needed!)}.`,
    !sameRule && 'The runs count collapse by different rules: their times are times to different things.',
    !sameRecord && 'The runs record different generations: their times are known to different grids.',
  ];
  return notes.filter((note) => note !== false);
}

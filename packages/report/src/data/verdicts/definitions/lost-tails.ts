// Definition 7: tails that disappear.
import { meanInterval, median } from '@collapse-lab/statistics';
import { count, formatNumber } from '../../../format.ts';
import { type Definition, untold } from '../definition.ts';
import { firstOf, firstRecorded, lateMeanOf, type NamedColumn } from '../evidence.ts';

const LEFT = 0.5;

/** Draws in the tail that a chain must be expected to have over its last quarter, or too few to count are taken for none. */
const LEAST_DRAWS = 10;

/** What is left of the tail of the real law, by the first of these that is recorded; `share` of the draws are in it, where it is a share of them. */
const TAILS: readonly (NamedColumn & { readonly share?: number })[] = [
  { column: 'tailMass', words: 'mass beyond the real 99 % set, in units of 0.01', share: 0.01 },
  { column: 'rareSurvival', words: 'share of rare real types still seen' },
];

/** The middle chain, as the few that drift into a tail of the real law have all of their mass there. */
export const lostTails: Definition = {
  id: 'lost-tails',
  number: 7,
  name: 'disappearance of tails',
  means: `Over the last quarter of the run, the tail of the real law has less than ${LEFT} of what it had at generation 1 (median over chains against the first mean).`,
  judge(run, arm) {
    const found = firstRecorded(run, arm, TAILS);
    if (!found) return untold('neither tailMass nor rareSurvival is recorded');
    const { words, paths, share } = found;
    if (paths.length < 2) return untold('one chain is one random walk');
    const first = meanInterval(firstOf(paths), 0.95).estimate;
    const late = lateMeanOf(paths);
    const draws = share === undefined ? Infinity : share * Math.min(run.study.size, run.study.heldOut) * Math.min(...late.map(({ generations }) => generations));
    if (draws < LEAST_DRAWS) return untold(`only ${formatNumber(draws)} draws in the tail are expected of a chain over its last quarter`);
    const last = median(late.map(({ mean }) => mean));
    return {
      fires: last < LEFT * first,
      words: `${words}: ${formatNumber(first)} → ${formatNumber(last)} (median of ${count(paths.length, 'chain')})`,
      numbers: { first, last, chains: paths.length },
    };
  },
};

// Definition 1: a catastrophic increase of population risk.
import { median } from '@collapse-lab/statistics';
import { count, formatNumber } from '../../../format.ts';
import { type Definition, untold } from '../definition.ts';
import { endOf, firstOf, lastOf, pathsOf } from '../evidence.ts';

/** How many times generation 1's risk counts as catastrophic. */
const FOLD = 10;

/**
 * Where few held-out items leave generation 1's excess risk in their noise, what a regular fit is expected to lose stands for it,
 * p/(2n): the refit clock at generation 1.
 */
export const catastrophicIncrease: Definition = {
  id: 'catastrophic-increase',
  number: 1,
  name: 'catastrophic increase of risk',
  means: `The median excess risk over chains is ${FOLD} times that of generation 1 or more.`,
  judge(run, arm) {
    const paths = pathsOf(run, arm, 'excessRisk');
    if (paths.length === 0) return untold("the world's likelihood is not known, so there is no excess risk");
    const measured = median(firstOf(paths));
    const expected = median([...firstOf(pathsOf(run, arm, 'refitClock'))]);
    const first = Math.max(measured, Number.isNaN(expected) ? -Infinity : expected);
    const last = median(lastOf(paths));
    if (!(first > 0)) return untold(`the excess risk of generation 1 is lost in the noise of the held-out items (median ${formatNumber(measured)})`);
    return {
      fires: last >= FOLD * first,
      words: `excess risk ${formatNumber(first)} → ${formatNumber(last)} nats per unit at generation ${formatNumber(endOf(paths))}, ${formatNumber(last / first)}-fold (medians of ${count(paths.length, 'chain')})`,
      numbers: { first, last, fold: last / first, chains: paths.length },
    };
  },
};

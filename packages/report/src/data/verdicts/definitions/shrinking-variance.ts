// Definition 5: variance that collapses.
import { meanInterval, median } from '@collapse-lab/statistics';
import { count, formatNumber, formatRange } from '../../../format.ts';
import { type Definition, estimated, untold } from '../definition.ts';
import { endOf, firstOf, firstRecorded, lastOf, type ChainPath, type NamedColumn } from '../evidence.ts';
import { straightLine } from '../straight-line.ts';

const LEFT = 0.5;

/** The spread of a law by the first of these that is recorded; e^(2(h − h₁)) is det Σ/det Σ₁ for a Gaussian. */
const SPREADS: readonly (NamedColumn & { spread(value: number): number })[] = [
  { column: 'volumeSupport', words: 'generalised variance e^(2h)', spread: (value) => value * value },
  { column: 'variance', words: 'variance', spread: (value) => value },
  { column: 'relativeSupport', words: 'effective support', spread: (value) => value },
];

export const shrinkingVariance: Definition = {
  id: 'shrinking-variance',
  number: 5,
  name: 'collapse of variance',
  means: `The median over chains of the variance (generalised: the exponential of twice the entropy; of text, effective support) is below ${LEFT} of generation 1's, and its logarithm falls (99 % limits of the slope over chains below 0).`,
  judge(run, arm) {
    const found = firstRecorded(run, arm, SPREADS);
    if (!found) return untold('no variance and no entropy is recorded');
    const paths = found.paths.map(({ generations, values }) => ({ generations, values: values.map(found.spread) }));
    if (paths.length < 2) return untold('one chain is one random walk');
    const ratio = median(lastOf(paths).map((last, c) => last / firstOf(paths)[c]!));
    const slopes = paths.map(logSlope).filter(Number.isFinite);
    const { estimate, low, high } = meanInterval(slopes, 0.99);
    const evidence = {
      words: `${found.words} at generation ${formatNumber(endOf(paths))} is ${formatNumber(ratio)} of generation 1's (median of ${count(paths.length, 'chain')}), slope of its logarithm ${formatNumber(estimate)} (${formatRange(low, high)}) a generation`,
      numbers: { ratio, slope: estimate, low, high, chains: paths.length },
    };
    return ratio < LEFT ? estimated(high < 0, evidence) : { fires: false, ...evidence };
  },
};

/** Without values of 0, which have no logarithm. */
function logSlope({ generations, values }: ChainPath): number {
  const kept = generations.map((_, i) => i).filter((i) => values[i]! > 0);
  return straightLine(kept.map((i) => generations[i]!), kept.map((i) => Math.log(values[i]!))).slope;
}

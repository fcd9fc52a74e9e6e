// How fast measures decay: the slope of their logarithm, from the first fit to the last recorded generation.
import { collapseRate } from '@collapse-lab/statistics';
import type { RunRecord } from '@collapse-lab/runner';
import { LEVEL } from './arm-collapse.ts';
import { chainSeries, type ChainSeries } from './chain-series.ts';

/** Slope of ln measure per generation, over chains, with Student's interval. */
export interface Rate {
  readonly column: string;
  readonly from: number;
  readonly to: number;
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly level: number;
  /** Chains with a slope; each counts once, however far it came. */
  readonly chains: number;
  /** Among them those that ended before `to`: fitted over what they have, since without them only the sounder would be left. */
  readonly shorter: number;
  /** Recorded values without a finite logarithm, which are passed over. */
  readonly passedOver: number;
}

/**
 * Measures whose decay is a rate beside the collapse measure: one number for the whole law, above 0. Parameters of single components
 * are none, as sorting exchanges their names; effectiveSupport has relativeSupport's slope.
 */
const DECAYING = ['effectiveSupport', 'volumeSupport', 'variance', 'stdDev'];

/** Rates of the loop, the collapse measure's first; a measure that is ever below 0 has no logarithm to speak of and no rate. */
export function ratesOf(run: RunRecord, measure: string): Rate[] {
  const others = DECAYING.filter((column) => column !== measure && !(column === 'effectiveSupport' && measure === 'relativeSupport'));
  return [measure, ...others].map((column) => rateOf(run, column)).filter((rate) => rate !== undefined);
}

function rateOf(run: RunRecord, column: string): Rate | undefined {
  if (run.rows.some(({ arm, values }) => arm === 'loop' && (values[column] ?? 0) < 0)) return undefined;
  const chains = chainSeries(run, 'loop', column);
  const longest = chains.reduce<readonly number[]>((most, { generations }) => (generations.length > most.length ? generations : most), []);
  const to = longest.at(-1) ?? 0;
  if (to < 2) return undefined;
  const { estimate, low, high, chains: n, slopes } = collapseRate(chains.map(geometricMean), { from: 1, to, gaps: 'skip', level: LEVEL, generations: longest });
  if (n === 0) return undefined;
  const shorter = chains.filter(({ generations }, c) => !Number.isNaN(slopes[c]) && generations.at(-1)! < to).length;
  const passedOver = chains.reduce((sum, { generations, members }) => {
    const isGap = (values: readonly number[]) => (t: number, i: number) => t >= 1 && !(values[i]! > 0 && values[i]! < Infinity);
    return sum + members.reduce((inMember, values) => inMember + generations.filter(isGap(values)).length, 0);
  }, 0);
  return { column, from: 1, to, estimate, low, high, level: LEVEL, chains: n, shorter, passedOver };
}

/** One series per chain: over its members the mean of the logarithms, so that a chain's slope is its members' mean slope. */
function geometricMean({ members }: ChainSeries): readonly number[] {
  const [first = [], ...others] = members;
  if (others.length === 0) return first;
  return first.map((value, i) => Math.exp(others.reduce((sum, values) => sum + Math.log(values[i]!), Math.log(value)) / members.length));
}

// Definition 4: a change of the scaling law of risk with the amount of data.
import type { Arm, RunRecord } from '@collapse-lab/runner';
import { meanInterval } from '@collapse-lab/statistics';
import { count, formatNumber, formatRange } from '../../../format.ts';
import { type Definition, estimated, type Finding, untold } from '../definition.ts';
import { chainSeries, type ChainSeries } from '../../chain-series.ts';
import { straightLine } from '../straight-line.ts';

/** Sizes below which an exponent cannot be told. */
const LEAST_SIZES = 3;

/** A change that would matter, where a regular law's exponent is −1: limits that hold it are no “no”. */
const RELEVANT = 0.5;

/** Needs runs that differ in nothing but `size`, chain i of each on the same random numbers. */
export const scalingLaw: Definition = {
  id: 'scaling-law',
  number: 4,
  name: 'change of the scaling law',
  means: 'Over runs of different sizes, the exponent of excess risk in n is another at the last generation than at the first (95 % limits over chains without 0).',
  judge: (run, arm, runs) => exponentChange(runs.filter((other) => sameButSize(run, other)), arm),
};

function sameButSize(run: RunRecord, other: RunRecord): boolean {
  const rest = ({ study }: RunRecord): string => JSON.stringify({ ...study, name: '', title: '', size: 0, cell: {} });
  return rest(run) === rest(other);
}

function exponentChange(runs: readonly RunRecord[], arm: Arm): Finding {
  const bySize = new Map(runs.map((run) => [run.study.size, chainSeries(run, arm, 'excessRisk')]));
  if (bySize.size < LEAST_SIZES) return untold(`an exponent takes runs of ${LEAST_SIZES} sizes, as of a sweep over size, and there ${bySize.size === 1 ? 'is 1' : `are ${bySize.size}`}`);
  const x = [...bySize.keys()].map(Math.log);
  const least = Math.min(...[...bySize.values()].map((chains) => chains.length));
  const changes: number[] = [];
  const firsts: number[] = [];
  for (let chain = 0; chain < least; chain++) {
    const ends = [...bySize.values()].map((chains) => endsOf(chains[chain]!));
    const [first, last] = [0, 1].map((end) => straightLine(x, ends.map((pair) => Math.log(pair[end]!))).slope);
    if (!Number.isFinite(first) || !Number.isFinite(last)) continue;
    firsts.push(first!);
    changes.push(last! - first!);
  }
  if (changes.length < 2) return untold('fewer than two chains have an excess risk above 0 at every size');
  const { estimate, low, high } = meanInterval(changes, 0.95);
  const first = meanInterval(firsts, 0.95).estimate;
  const evidence = {
    words: `exponent ${formatNumber(first)} → ${formatNumber(first + estimate)} over ${count(x.length, 'size')}, change ${formatRange(low, high)} (${count(changes.length, 'chain')})`,
    numbers: { first, last: first + estimate, low, high, chains: changes.length },
  };
  const changed = low > 0 || high < 0;
  // A control need only do nothing of the kind, not show it.
  const settled = arm === 'control' || Math.max(-low, high) < RELEVANT;
  return changed || !settled ? estimated(changed, evidence) : { fires: false, ...evidence };
}

/** Excess risk at generation 1 and at the last generation. */
function endsOf({ generations, members }: ChainSeries): readonly [number, number] {
  const values = members[0] ?? [];
  return [values[generations.indexOf(1)] ?? NaN, values.at(-1) ?? NaN];
}

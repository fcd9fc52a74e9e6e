// Definition 3: risk that diverges asymptotically.
import { meanInterval } from '@collapse-lab/statistics';
import { count, formatNumber, formatRange } from '../../../format.ts';
import { type Definition, estimated, untold } from '../definition.ts';
import { endOf, risingLoss, type ChainPath } from '../evidence.ts';
import { straightLine } from '../straight-line.ts';

/** The slope of a risk that grows with t: where the limits do not exclude it, nothing says that the risk stays. */
const STEEP = 1;

/** Recorded generations in the later half below which no shape can be told. */
const LEAST = 8;

/** Over the later half of the run: a power of t against a constant and against an approach to a plateau as 1/t, by AIC. */
export const divergence: Definition = {
  id: 'divergence',
  number: 3,
  name: 'asymptotically diverging risk',
  means: 'Over the later half ln risk rises with ln t (99 % limits of the slope over chains above 0), and a power of t fits better than a constant or a plateau (AIC).',
  judge(run, arm) {
    const { column, paths } = risingLoss(run, arm);
    const late = paths.map((path) => logs(path, endOf(paths) / 2));
    const whole = late.filter(({ x, recorded }) => recorded >= LEAST && x.length > recorded / 2);
    if (paths.length === 0) return untold('no held-out loss is recorded');
    if (late.every(({ recorded }) => recorded < LEAST)) return untold(`fewer than ${LEAST} generations of the later half are recorded`);
    if (paths.length < 2) return untold('one chain is one random walk');
    if (whole.length < paths.length / 2 || whole.length < 2) return { fires: false, words: `${column} is not above 0 over the later half`, numbers: { chains: paths.length } };
    const { estimate, low, high } = meanInterval(whole.map(({ x, y }) => straightLine(x, y).slope), 0.99);
    const power = preferred(whole);
    const evidence = {
      words: `slope of ln ${column} on ln t ${formatNumber(estimate)} (${formatRange(low, high)}), ${power ? 'a power of t fits best' : 'a constant or a plateau fits as well'} (${count(whole.length, 'chain')})`,
      numbers: { slope: estimate, low, high, power: Number(power), chains: whole.length },
    };
    if (estimate > 0 && power) return estimated(low > 0, evidence);
    // A control need only do nothing of the kind, not show it.
    return high < STEEP || arm === 'control' ? { fires: false, ...evidence } : estimated(false, evidence);
  },
};

/** ln t and ln loss from a generation on, where the loss is above 0. */
interface Late {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Generations recorded there. */
  readonly recorded: number;
}

function logs({ generations, values }: ChainPath, from: number): Late {
  const late = generations.map((t, i) => [t, values[i]!] as const).filter(([t]) => t >= from);
  const above = late.filter(([, value]) => value > 0 && value < Infinity);
  return { x: above.map(([t]) => Math.log(t)), y: above.map(([, value]) => Math.log(value)), recorded: late.length };
}

/** Whether a power of t has the lowest AIC on the mean over chains of ln loss. */
function preferred(chains: readonly Late[]): boolean {
  const at = new Map<number, number[]>();
  for (const { x, y } of chains) x.forEach((each, i) => at.set(each, [...(at.get(each) ?? []), y[i]!]));
  const x = [...at.keys()].sort((a, b) => a - b);
  const y = x.map((each) => at.get(each)!.reduce((sum, value) => sum + value, 0) / at.get(each)!.length);
  const aic = (residual: number, parameters: number): number => x.length * Math.log(residual / x.length) + 2 * parameters;
  const constant = straightLine(x.map(() => 0), y).residual;
  const plateau = straightLine(x.map((each) => Math.exp(-each)), y).residual;
  return aic(straightLine(x, y).residual, 2) < Math.min(aic(constant, 1), aic(plateau, 2));
}

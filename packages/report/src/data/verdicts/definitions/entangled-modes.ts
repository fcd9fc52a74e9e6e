// Definition 6: modes that become entangled.
import type { Row, RunRecord } from '@collapse-lab/runner';
import { ashmanD } from '@collapse-lab/diversity';
import { median } from '@collapse-lab/statistics';
import { count, formatNumber } from '../../../format.ts';
import { type Definition, untold } from '../definition.ts';

/** Ashman's D above which two modes are clearly apart. */
const APART = 2;

const AXES = ['', 'X', 'Y', 'Z'];

/** By the fitted components' means and widths; in more dimensions with det(Σ)^(1/2d) for the width of a component. */
export const entangledModes: Definition = {
  id: 'entangled-modes',
  number: 6,
  name: 'entanglement of modes',
  means: `The two fitted modes that are nearest to each other were apart at generation 1 (median over chains of Ashman's D above ${APART}) and no longer are.`,
  judge(run, arm) {
    const rows = run.rows.filter((row) => row.arm === arm && row.generation >= 1);
    const modes = rows.reduce((most, { values }) => Math.max(most, modesIn(values).length), 0);
    if (rows.some(({ values }) => values['fittedStdDev'] !== undefined) || modes === 1) return { fires: false, words: 'the law has one mode', numbers: { modes: 1 } };
    if (modes < 2) return untold('the family has no modes with a mean and a width');
    if (Number(run.facts['dimensions'] ?? 1) > 3) return untold('means on more than three axes are not recorded');
    const [first, last] = [nearestAt(rows, 'first'), nearestAt(rows, 'last')];
    if (first.length === 0) return untold('no generation has two modes');
    const [before, after] = [median(first), median(last)];
    return {
      fires: before > APART && after <= APART,
      words: `nearest modes ${formatNumber(before)} → ${formatNumber(after)} widths apart (medians of ${count(first.length, 'chain')})${before > APART ? '' : ', not clearly apart to begin with'}`,
      numbers: { first: before, last: after, modes, chains: first.length },
    };
  },
};

interface Mode {
  readonly mean: readonly number[];
  readonly variance: number;
}

/** The components that a row describes by mean and width. */
function modesIn(values: Row): Mode[] {
  const modes: Mode[] = [];
  for (let j = 1; values[`stdDev${j}`] !== undefined; j++) {
    const mean = AXES.map((axis) => values[`mean${axis}${j}`]).filter((each) => each !== undefined);
    if (mean.length > 0) modes.push({ mean, variance: values[`stdDev${j}`]! * values[`stdDev${j}`]! });
  }
  return modes;
}

/** Per chain, the least Ashman D of any two modes at its first or its last row; rows of a chain stand in order. */
function nearestAt(rows: RunRecord['rows'], end: 'first' | 'last'): number[] {
  const ofChain = new Map<number, Row>();
  for (const { chain, values } of rows) if (end === 'last' || !ofChain.has(chain)) ofChain.set(chain, values);
  return [...ofChain.values()].map(nearest).filter((d) => !Number.isNaN(d));
}

function nearest(values: Row): number {
  const modes = modesIn(values);
  const distances = modes.flatMap((a, i) =>
    modes.slice(i + 1).map((b) => ashmanD(Math.hypot(...a.mean.map((each, axis) => each - b.mean[axis]!)), a.variance, 0, b.variance)),
  );
  return distances.length > 0 ? Math.min(...distances) : NaN;
}

// What is read of a fitted Gaussian whose truth is N(0, 1) on every axis, and its two moments against their theory.
import type { RunRecord } from '@collapse-lab/runner';
import { mean } from '@collapse-lab/statistics';
import type { GaussianMoments } from '@collapse-lab/theory';
import { standardErrors, type Expectation } from './expectation.ts';
import { column, meanOf, type Observe } from './observe.ts';

export const fittedStdDev = column('fittedStdDev');

/** On the line, and on the axes that have columns in more dimensions. */
const FITTED_MEANS = ['fittedMean', 'fittedMeanX', 'fittedMeanY', 'fittedMeanZ'] as const;

/** σ̂², with the study's divisor. */
export const fittedVariance: Observe = (values, t) => fittedStdDev(values, t) * fittedStdDev(values, t);

/** (μ̂ − 0)², the mean over axes in more dimensions; NaN where there is none. */
export const fittedMeanSquared: Observe = (values, t) => {
  const axes = FITTED_MEANS.filter((name) => name in values);
  return mean((axes.length > 0 ? axes : FITTED_MEANS.slice(0, 1)).map((name) => column(name)(values, t)).map((x) => x * x));
};

export interface MomentsLaw {
  /** Which run: `n = 100`. */
  readonly of: string;
  /** Exact moments at generation t. */
  law(t: number): GaussianMoments;
  readonly checkedAt: readonly number[];
}

/** E σ²_t and E (μ_t − μ)² over the chains against an exact law, from which chance alone may part them. */
export function momentsAgainst(run: RunRecord, { of, law, checkedAt }: MomentsLaw): Expectation[] {
  const common = { checkedAt, tolerance: standardErrors(4) };
  return [
    { what: `E σ²_t, ${of}`, points: meanOf(run, fittedVariance), predicted: (t) => law(t).variance, ...common },
    { what: `E (μ_t − μ)², ${of}`, points: meanOf(run, fittedMeanSquared), predicted: (t) => law(t).meanSquaredError, ...common },
  ];
}

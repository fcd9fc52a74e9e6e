// Where a model of pairs takes its covariates from, as a study says it: what regressions of every kind have in common.
import type { ArrayReader, Pairs } from '@collapse-lab/numeric';
import type { Column, Reason, Row } from '@collapse-lab/runner';
import { z } from 'zod';
import { covariateStdDev, fitCovariates, type CovariateLaw } from './kernels/covariate-law.ts';

/** The parameter `covariates`. */
export const covariatesParameter = z
  .enum(['fixed', 'standard', 'n', 'n-1'])
  .describe('fixed: those of the first training batch in every generation, in turn; standard: drawn from N(0, 1) each, which is known and not learned; n, n-1: drawn from a Gaussian whose covariance divides by this');

export type CovariateRule = z.output<typeof covariatesParameter>;

/** The way by which covariates bring real information into the loop. */
export const covariateChannels = (rule: CovariateRule): { readonly channels?: readonly string[] } => (rule === 'fixed' ? { channels: ['covariates of the first training batch in every generation'] } : {});

/** The law of the covariates that a fit leaves, or why there is none. */
export function learnCovariates(rule: CovariateRule, items: Pairs, weight: Float64Array | undefined, previous: CovariateLaw | undefined): CovariateLaw | { readonly ended: Reason } {
  if (rule === 'fixed') return previous ?? { rows: items.covariates.slice() };
  if (rule === 'standard') return previous ?? standard(items.dimensions);
  return fitCovariates(items, weight, rule);
}

function standard(d: number): CovariateLaw {
  return { mean: new Float64Array(d), lower: Float64Array.from({ length: d * d }, (_, at) => (at % (d + 1) === 0 ? 1 : 0)) };
}

export function covariateColumns(rule: CovariateRule): Column[] {
  return rule === 'n' || rule === 'n-1' ? [{ name: 'covariateStdDev', summary: `√ of the mean variance of the covariates' fitted law, which divides by ${rule}.` }] : [];
}

/** Its number, where the law is learned. */
export function covariateRow(rule: CovariateRule, law: CovariateLaw): Row {
  const stdDev = rule === 'n' || rule === 'n-1' ? covariateStdDev(law) : undefined;
  return stdDev === undefined ? {} : { covariateStdDev: stdDev };
}

/** The law as arrays to pack, and back. */
export const covariateArrays = (law: CovariateLaw): Float64Array[] => ('rows' in law ? [law.rows] : [law.mean, law.lower]);
export const readCovariates = (rule: CovariateRule, reader: ArrayReader): CovariateLaw => (rule === 'fixed' ? { rows: reader.f64() } : { mean: reader.f64(), lower: reader.f64() });

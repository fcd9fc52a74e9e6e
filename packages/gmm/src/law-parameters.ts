// A mixture of Gaussians as a study writes it.
import { z } from 'zod';
import { cholesky } from './multivariate/cholesky.ts';
import { covarianceOf, type MixtureLaw } from './multivariate/mixture-law.ts';

/** Keys of a mixture in a study: spreads are either `stdDevs` or `covariances`. */
export const lawParameters = z
  .strictObject({
    means: z.array(z.union([z.number(), z.array(z.number()).min(1)])).min(1).describe('Mean of each component: a number on the line, a list of d numbers in d dimensions.'),
    stdDevs: z.array(z.number().positive()).min(1).optional().describe('Standard deviation of each component, the same on every axis.'),
    covariances: z.array(z.array(z.array(z.number()))).min(1).optional().describe('Covariance matrix of each component, instead of stdDevs.'),
    weights: z.array(z.number().nonnegative()).min(1).describe('Share of each component; they sum to 1.'),
  })
  .superRefine((given, context) => {
    const message = mistakeIn(given);
    if (message) context.addIssue({ code: 'custom', ...message });
  });

export type LawParameters = z.output<typeof lawParameters>;

/** The law of checked parameters. */
export function lawOf({ means, stdDevs, covariances, weights }: LawParameters): MixtureLaw {
  const dimensions = [means[0]!].flat().length;
  const law = { dimensions, weights: Float64Array.from(weights), means: Float64Array.from(means.flat()) };
  if (covariances) return { ...law, covariance: 'full', covariances: Float64Array.from(covariances.flat(2)) };
  return { ...law, covariance: 'spherical', covariances: Float64Array.from(stdDevs ?? [], (s) => s * s) };
}

function mistakeIn(given: LawParameters): { message: string; path?: (string | number)[] } | undefined {
  const { means, stdDevs, covariances, weights } = given;
  const spreads = stdDevs ?? covariances;
  if (!spreads || (stdDevs && covariances)) return { message: 'must have either stdDevs or covariances' };
  const name = stdDevs ? 'stdDevs' : 'covariances';
  if (spreads.length !== means.length || weights.length !== means.length) {
    return { message: `must have means, ${name} and weights of the same length, but got ${means.length}, ${spreads.length} and ${weights.length}` };
  }
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (!(Math.abs(sum - 1) <= 1e-9)) return { path: ['weights'], message: `must sum to 1, but got ${sum}` };
  const d = [means[0]!].flat().length;
  if (means.some((mean) => [mean].flat().length !== d)) return { path: ['means'], message: `must have as many dimensions as the first, ${d}, but got ${means.map((mean) => [mean].flat().length).join(', ')}; give each mean ${d === 1 ? 'as a number' : `as a list of ${d} numbers`}` };
  return covariances && mistakeInCovariances(given, d);
}

function mistakeInCovariances(given: LawParameters, d: number): { message: string; path: (string | number)[] } | undefined {
  const law = lawOf(given);
  for (const [j, matrix] of given.covariances!.entries()) {
    const path = ['covariances', j];
    if (matrix.length !== d || matrix.some((row) => row.length !== d)) return { path, message: `must be ${d} × ${d}, as means have ${d} dimensions` };
    if (matrix.some((row, r) => row.some((entry, c) => entry !== matrix[c]![r]))) return { path, message: 'must be symmetric' };
    const failed = cholesky(covarianceOf(law, j), d, new Float64Array(d * d));
    if (failed) return { path, message: `must be positive definite, but pivot ${failed.pivot + 1} is ${failed.value}` };
  }
  return undefined;
}

// The golden fits of scikit-learn 1.2.1 as tests meet them, on the line and in more dimensions.
import type { Points } from '@collapse-lab/numeric';
import type { CovarianceKind } from '../multivariate/mixture-law.ts';

/** The data that fits are of, by their names in inputs/gmm_data.json: d1 on the line, d2 in the plane, d5. */
export function goldenPoints(inputs: unknown): (name: string) => Points {
  return (name) => {
    const points = (inputs as Record<string, number[][]>)[name]!;
    return { values: flat(points), dimensions: points[0]!.length };
  };
}

/** A fit of such data beside a test, and what scikit-learn came to. */
export interface FittedLaw {
  data: 'd1' | 'd2' | 'd5';
  covariance: CovarianceKind;
  components: number;
  weights: number[];
  means: number[];
  covariances: number[];
  lowerBound: number;
}

/** One that was drawn for, and how far it went. */
export interface DrawnFit extends FittedLaw {
  uniforms: number[];
  iterations: number;
  converged: boolean;
}

/** One fit: data, start and rule, and what scikit-learn came to. */
export interface GoldenFit {
  id: string;
  metric: string;
  input: string;
  tolerance: { rel: number; abs: number };
  params: {
    n: number;
    D: number;
    K: number;
    covariance_type: string;
    tol: number;
    max_iter: number;
    reg_covar: number;
    weights_init: number[];
    means_init: number[][];
    precisions_init: unknown[];
  };
  value: {
    weights: number[];
    means: number[][];
    covariances: unknown[];
    lower_bound: number;
    n_iter: number;
    converged: boolean;
    mean_log_likelihood: number;
    score_samples_first5: number[];
    predict_proba_first3: number[][];
    label_counts: number[];
    n_parameters: number;
    bic: number;
    aic: number;
  };
}

/** The fits among the cases of expected/gmm.json. */
export const goldenFits = (group: unknown): GoldenFit[] => (group as { cases: GoldenFit[] }).cases.filter(({ metric }) => metric === 'gmm_fit');

/** Lists of lists of numbers, one after the other. */
export const flat = (nested: unknown): Float64Array => Float64Array.from([nested].flat(4) as number[]);

/** How far a number may lie from the expected one. */
export const allowance = ({ tolerance }: GoldenFit, expected: number): number => tolerance.abs + tolerance.rel * Math.abs(expected);

/** The fit, where there is one. */
export function fitted<F>(outcome: F | { readonly ended: { readonly message: string } }): Exclude<F, { readonly ended: unknown }> {
  if (typeof outcome === 'object' && outcome !== null && 'ended' in outcome) throw new Error((outcome as { ended: { message: string } }).ended.message);
  return outcome as Exclude<F, { readonly ended: unknown }>;
}

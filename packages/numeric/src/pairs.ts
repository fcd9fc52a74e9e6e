// The column type of pairs: n observations of d covariates and one response, each in one flat array.

/** n observations; `covariates` is row-major with n · d entries, `responses` has n. */
export interface Pairs {
  readonly covariates: Float64Array;
  readonly responses: Float64Array;
  readonly dimensions: number;
}

/** Number of observations. */
export function pairCount({ responses }: Pairs): number {
  return responses.length;
}

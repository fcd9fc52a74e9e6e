// What slopes are called in rows: by families of their fits and by worlds of the truth.
import { UserError, type Column, type Row } from '@collapse-lab/runner';

/** A row stays readable, and its columns known before any data is seen. */
export const MOST_COVARIATES = 64;

/** A column per slope that there may be. */
export const slopeColumns: readonly Column[] = Array.from({ length: MOST_COVARIATES }, (_, j) => ({
  name: `slope${j + 1}`,
  summary: `Fitted slope on covariate ${j + 1}.`,
}));

/** The slopes as part of a row; throws UserError when there are more than have a column. */
export function slopeRow(slope: ArrayLike<number>): Row {
  if (slope.length > MOST_COVARIATES) throw new UserError(`pairs must have at most ${MOST_COVARIATES} covariates, but got ${slope.length}; use fewer`);
  return Object.fromEntries(Array.from(slope, (each, j) => [`slope${j + 1}`, each]));
}

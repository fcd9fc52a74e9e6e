// Dominance of the commonest type; Berger & Parker (1970).
import { hillNumber } from './hill-number.ts';

/** Share of the commonest type, 1 / the Hill number of order Infinity; NaN when nothing was counted. */
export function bergerParker(counts: ArrayLike<number>): number {
  return 1 / hillNumber(counts, Infinity);
}

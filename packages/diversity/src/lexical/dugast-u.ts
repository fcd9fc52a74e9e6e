// Dugast's U, the inverse of Maas's a²; Dugast (1979).
import { maasA2 } from './maas-a2.ts';

/**
 * (ln units)² / (ln units − ln types) with natural logarithms; Infinity where no type repeats, NaN below two units. With decimal
 * logarithms it is this over ln 10.
 */
export function dugastU(counts: ArrayLike<number>): number {
  return 1 / maasA2(counts);
}

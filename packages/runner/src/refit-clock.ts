// The refit clock: how far an efficient fit would have drifted by now, from sizes and the number of parameters alone.
import { birthsOf } from './births.ts';
import type { Model } from './contracts.ts';
import type { Batch, DataAlgebra } from './data.ts';

/**
 * What the fit of generation t adds to the clock τ, in nats per unit: p/2 · Σ wᵢ², over the training items that the last
 * models drew (at t = 1, real items), with wᵢ the share of a unit of item i in all training units. Refits on n new units
 * alone add p/(2n), the expected loss of regular maximum likelihood; accumulated ones p/(2n t²), as an estimate of which
 * only the t-th part is new moves by a t-th of the new error (Dey and Donoho, arXiv 2410.22812, section 2). Fresh real
 * items, outcomes that the world answered, and items drawn before add nothing. Items are taken to have equally many units.
 * Undefined where p is not known.
 */
export function tickOf<D>(algebra: DataAlgebra<D>, { items, bornIn, weight, answered }: Batch<D>, generation: number, known: Model<D>['freeParameters']): number | undefined {
  const freeParameters = freeParametersOf(known, items);
  if (freeParameters === undefined) return undefined;
  const squares = weight ? weightedShare({ bornIn, weight, answered }, generation - 1) : countOfNew(bornIn, answered, generation - 1) / (bornIn.length * bornIn.length);
  const unitsPerItem = algebra.units(items) / bornIn.length;
  return (freeParameters / 2) * squares / unitsPerItem;
}

/** Items drawn by the models of generation `last`. */
function countOfNew(bornIn: Uint32Array, answered: Uint8Array | undefined, last: number): number {
  let count = birthsOf(bornIn).get(last) ?? 0;
  if (answered) for (let i = 0; i < bornIn.length; i++) if (bornIn[i] === last && answered[i] === 1) count--;
  return count;
}

/** Σ wᵢ² of the same items, with all shares summing to 1. */
function weightedShare({ bornIn, weight, answered }: { readonly bornIn: Uint32Array; readonly weight: Float64Array; readonly answered: Uint8Array | undefined }, last: number): number {
  let [total, squares] = [0, 0];
  for (let i = 0; i < bornIn.length; i++) {
    const w = weight[i]!;
    total += w;
    if (bornIn[i] === last && answered?.[i] !== 1) squares += w * w;
  }
  return squares / (total * total);
}

/** Free parameters of what the model fits to such items, where they are known. */
export function freeParametersOf<D>(known: Model<D>['freeParameters'], items: D): number | undefined {
  return typeof known === 'function' ? known(items) : known;
}

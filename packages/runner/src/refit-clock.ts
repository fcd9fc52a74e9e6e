// The refit clock: how far an efficient fit would have drifted by now, from sizes and the number of parameters alone.
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
  const last = generation - 1;
  let total = weight ? 0 : bornIn.length;
  let squares = 0;
  for (let i = 0; i < bornIn.length; i++) {
    const w = weight ? weight[i]! : 1;
    if (weight) total += w;
    if (bornIn[i] === last && !(answered && answered[i] === 1)) squares += w * w;
  }
  const unitsPerItem = algebra.units(items) / bornIn.length;
  return (freeParameters / 2) * (squares / (total * total)) / unitsPerItem;
}

/** Free parameters of what the model fits to such items, where they are known. */
export function freeParametersOf<D>(known: Model<D>['freeParameters'], items: D): number | undefined {
  return typeof known === 'function' ? known(items) : known;
}

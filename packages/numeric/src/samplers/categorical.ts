// Draws of one of k classes in constant time, from an alias table (Walker 1977; built in linear time as Vose 1991).
import type { Rng } from '../rng.ts';
import { requireWeights } from './requirements.ts';

/**
 * Class i of 0 … k − 1 in proportion to weights[i] ≥ 0, which need not sum to 1. The table depends on the weights alone.
 * Throws RangeError for weights that are no law.
 */
export class Categorical {
  /** Column i gives class i to positions below its share, and its alias to those beyond. */
  private readonly share: Float64Array;
  private readonly alias: Uint32Array;

  constructor(weights: ArrayLike<number>) {
    const k = weights.length;
    const sum = requireWeights(weights);
    const share = Float64Array.from(weights, (weight) => (weight / sum) * k);
    const alias = new Uint32Array(k);
    // Columns with too little grow from the front of one list, those with too much from its back.
    const waiting = new Uint32Array(k);
    let poor = 0;
    let rich = k;
    for (let i = 0; i < k; i++) {
      alias[i] = i;
      if (share[i]! < 1) waiting[poor++] = i;
      else waiting[--rich] = i;
    }
    while (poor > 0 && rich < k) {
      const small = waiting[--poor]!;
      const large = waiting[rich]!;
      alias[small] = large;
      share[large] = share[large]! + share[small]! - 1;
      if (share[large] < 1) {
        rich++;
        waiting[poor++] = large;
      }
    }
    // What is left over is full but for rounding.
    while (poor > 0) share[waiting[--poor]!] = 1;
    while (rich < k) share[waiting[rich++]!] = 1;
    this.share = share;
    this.alias = alias;
  }

  /** One class; takes one uniform, whose 53 bits choose column and side, so a class is off by 2⁻⁵³ for each column that holds it at most. */
  draw(rng: Rng): number {
    const position = rng.uniform() * this.share.length;
    const column = Math.floor(position);
    return position - column < this.share[column]! ? column : this.alias[column]!;
  }
}

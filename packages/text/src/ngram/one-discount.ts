// One discount D for all counts: given, or estimated order by order.
import { z } from 'zod';
import { singleDiscounts, type Discounts } from './discounts.ts';
import type { Counts, KnownGrams } from './smoothed-law.ts';

/** The parameter that says where D comes from. */
export const discountSchema = z
  .union([z.number().gt(0).max(1), z.literal('estimated')], { error: 'must be a number above 0, at most 1, or estimated' })
  .describe('D: a number up to 1, or estimated: n₁ / (n₁ + 2 n₂) of each order, with n_r the grams seen r times; 0.5 where none was seen once');

/** The discounts of every order. */
export function discountOf(grams: KnownGrams, counts: Counts, discount: number | 'estimated'): Discounts {
  if (discount === 'estimated') return singleDiscounts(grams, counts);
  return { discounts: new Float64Array(3 * grams.trie.order).fill(discount), fallbacks: 0 };
}

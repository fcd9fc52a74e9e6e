// Documents that say word for word what another one says.
import type { Documents } from '@collapse-lab/numeric';
import { documentNumbers } from '../kernels/document-numbers.ts';

/** 1 − different documents / documents; NaN without documents. Linear in tokens. */
export function exactDuplicateRate(documents: Documents): number {
  const numbers = documentNumbers(documents);
  return 1 - (numbers.reduce((most, number) => Math.max(most, number), -1) + 1) / numbers.length;
}

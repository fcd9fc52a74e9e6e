// The types of a sample counted beside those of the real sample.
import type { Documents } from '@collapse-lab/numeric';
import { tokenCounts } from './token-counts.ts';

/** Occurrences by token id, of the types of the real sample. */
export interface CountsBeside {
  readonly real: Uint32Array;
  /** Of the same types. */
  readonly drawn: Uint32Array;
}

/** A function that counts both, the real sample once for all generations. */
export function countedBesideReal(): (sample: Documents, reference: Documents) => CountsBeside {
  const known = new WeakMap<Documents, Uint32Array>();
  return (sample, reference) => {
    let real = known.get(reference);
    if (!real) known.set(reference, (real = tokenCounts(reference)));
    const drawn = new Uint32Array(real.length);
    drawn.set(tokenCounts(sample).subarray(0, real.length));
    return { real, drawn };
  };
}

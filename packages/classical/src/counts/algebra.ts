// Counts as the loop handles them: taken, appended, written to bytes.
import { ArrayReader, Growable, packArrays, type Counts } from '@collapse-lab/numeric';
import type { DataAlgebra } from '@collapse-lab/runner';
import { countsJson } from './counts-json.ts';

const size = ({ values }: Counts): number => values.length;

/** Counts, each its own unit. */
export const countsAlgebra: DataAlgebra<Counts> = {
  size,
  units: size,
  take({ values }, at) {
    const taken = new Uint32Array(at.length);
    for (let i = 0; i < at.length; i++) taken[i] = values[at[i]!]!;
    return { values: taken };
  },
  builder() {
    const values = new Growable<Uint32Array>((length) => new Uint32Array(length));
    return { append: (items) => { values.append(items.values); }, view: () => ({ values: values.view() }) };
  },
  encode: ({ values }) => packArrays([values]),
  decode: (bytes) => ({ values: new ArrayReader(bytes).u32() }),
  json: countsJson,
};

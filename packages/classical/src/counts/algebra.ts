// Counts as the loop handles them: taken, appended, written to bytes.
import { ArrayReader, Growable, packArrays, type Counts } from '@collapse-lab/numeric';
import type { DataAlgebra } from '@collapse-lab/runner';
import { countsJson } from './counts-json.ts';

const size = ({ values }: Counts): number => values.length;

/** Counts, each its own unit; atoms of a law weigh as many draws as they stand for. */
export const countsAlgebra: DataAlgebra<Counts> = {
  size,
  units: size,
  weights: ({ mass }) => mass,
  take({ values, mass }, at) {
    const taken = new Uint32Array(at.length);
    for (let i = 0; i < at.length; i++) taken[i] = values[at[i]!]!;
    return { values: taken, ...(mass && { mass: Float64Array.from(at, (i) => mass[i]!) }) };
  },
  builder() {
    const values = new Growable<Uint32Array>((length) => new Uint32Array(length));
    let mass: Growable<Float64Array> | undefined;
    return {
      append(items) {
        if (items.mass && !mass) {
          mass = new Growable((length) => new Float64Array(length));
          mass.append(new Float64Array(values.length).fill(1));
        }
        values.append(items.values);
        mass?.append(items.mass ?? new Float64Array(items.values.length).fill(1));
      },
      view: () => ({ values: values.view(), ...(mass && { mass: mass.view() }) }),
    };
  },
  encode: ({ values, mass }) => packArrays([values, ...(mass ? [mass] : [])]),
  decode(bytes) {
    const reader = new ArrayReader(bytes);
    const values = reader.u32();
    return reader.ended ? { values } : { values, mass: reader.f64() };
  },
  json: countsJson,
};

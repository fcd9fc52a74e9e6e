// Points as the loop handles them: counted, taken, appended, written to bytes.
import { ArrayReader, Growable, packArrays, pointCount, type Points } from '@collapse-lab/numeric';
import type { DataAlgebra } from '@collapse-lab/runner';
import { pointsJson } from './points-json.ts';

/** Points in any one dimension; each point is its own unit. */
export const pointsAlgebra: DataAlgebra<Points> = {
  size: pointCount,
  units: pointCount,
  scalarsPerUnit: ({ dimensions }) => dimensions,
  take({ values, dimensions: d }, at) {
    const taken = new Float64Array(at.length * d);
    for (let i = 0; i < at.length; i++) {
      for (let j = 0; j < d; j++) taken[i * d + j] = values[at[i]! * d + j]!;
    }
    return { values: taken, dimensions: d };
  },
  builder() {
    const values = new Growable<Float64Array>((length) => new Float64Array(length));
    let dimensions: number | undefined;
    return {
      append(items) {
        dimensions ??= items.dimensions;
        if (items.dimensions !== dimensions) {
          throw new RangeError(`appended points must have ${dimensions} dimensions, but got ${items.dimensions}`);
        }
        values.append(items.values);
      },
      view: () => ({ values: values.view(), dimensions: dimensions ?? 1 }),
    };
  },
  encode: ({ values, dimensions }) => packArrays([Uint32Array.of(dimensions), values]),
  decode(bytes) {
    const reader = new ArrayReader(bytes);
    const dimensions = reader.u32()[0]!;
    return { dimensions, values: reader.f64() };
  },
  json: pointsJson,
};

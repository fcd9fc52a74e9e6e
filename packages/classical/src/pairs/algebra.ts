// Pairs as the loop handles them: counted, taken, appended, written to bytes.
import { ArrayReader, Growable, packArrays, pairCount, type Pairs } from '@collapse-lab/numeric';
import type { DataAlgebra } from '@collapse-lab/runner';
import { pairsJson } from './pairs-json.ts';

/** Pairs with any one number of covariates; each pair is its own unit. */
export const pairsAlgebra: DataAlgebra<Pairs> = {
  size: pairCount,
  units: pairCount,
  take({ covariates, responses, dimensions: d }, at) {
    const taken = new Float64Array(at.length * d);
    for (let i = 0; i < at.length; i++) {
      for (let j = 0; j < d; j++) taken[i * d + j] = covariates[at[i]! * d + j]!;
    }
    return { covariates: taken, responses: Float64Array.from(at, (i) => responses[i]!), dimensions: d };
  },
  builder() {
    const [covariates, responses] = [growable(), growable()];
    let dimensions: number | undefined;
    return {
      append(items) {
        dimensions ??= items.dimensions;
        if (items.dimensions !== dimensions) throw new RangeError(`appended pairs must have ${dimensions} covariates, but got ${items.dimensions}`);
        covariates.append(items.covariates);
        responses.append(items.responses);
      },
      view: () => ({ covariates: covariates.view(), responses: responses.view(), dimensions: dimensions ?? 1 }),
    };
  },
  encode: ({ covariates, responses, dimensions }) => packArrays([Uint32Array.of(dimensions), covariates, responses]),
  decode(bytes) {
    const reader = new ArrayReader(bytes);
    const dimensions = reader.u32()[0]!;
    return { covariates: reader.f64(), responses: reader.f64(), dimensions };
  },
  json: pairsJson,
};

function growable(): Growable<Float64Array> {
  return new Growable((length) => new Float64Array(length));
}

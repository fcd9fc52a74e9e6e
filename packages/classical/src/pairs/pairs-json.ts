// Pairs as JSON, for programs that speak it: a list of the covariates and then the response.
import { pairCount, type Pairs } from '@collapse-lab/numeric';
import { fromJsonNumber, toJsonNumber, type JsonItems } from '@collapse-lab/runner';

/** Pairs by value, `[x1, …, xd, y]`; NaN and ±∞ are strings, and −0 comes back as 0. */
export const pairsJson: JsonItems<Pairs> = {
  toList(pairs) {
    const { covariates, responses, dimensions: d } = pairs;
    return Array.from({ length: pairCount(pairs) }, (_, i) => [...covariates.subarray(i * d, (i + 1) * d), responses[i]!].map(toJsonNumber));
  },
  fromList(list) {
    const width = Array.isArray(list[0]) ? Math.max(2, list[0].length) : 2;
    const d = width - 1;
    const covariates = new Float64Array(list.length * d);
    const responses = new Float64Array(list.length);
    list.forEach((item, i) => {
      const numbers = Array.isArray(item) ? item.map(fromJsonNumber) : [];
      if (numbers.length !== width || numbers.includes(undefined)) {
        throw new RangeError(`item ${i} must be a list of ${width} numbers, the covariates and the response (NaN and infinities as strings), but got ${JSON.stringify(item)}`);
      }
      covariates.set((numbers as number[]).slice(0, d), i * d);
      responses[i] = numbers[d]!;
    });
    return { covariates, responses, dimensions: d };
  },
};

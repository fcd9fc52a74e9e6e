// Points as JSON, for programs that speak it: a number per point on the line, a list of d numbers in d dimensions.
import { pointCount, type Points } from '@collapse-lab/numeric';
import { fromJsonNumber, toJsonNumber, type JsonItems } from '@collapse-lab/runner';

/** Points by value; NaN and ±∞ are strings, and −0 comes back as 0. */
export const pointsJson: JsonItems<Points> = {
  toList(points) {
    const { values, dimensions: d } = points;
    if (d === 1) return Array.from(values, toJsonNumber);
    return Array.from({ length: pointCount(points) }, (_, i) => Array.from(values.subarray(i * d, (i + 1) * d), toJsonNumber));
  },
  fromList(list) {
    const dimensions = Array.isArray(list[0]) ? list[0].length : 1;
    const values = new Float64Array(list.length * dimensions);
    list.forEach((item, i) => {
      const coordinates: readonly unknown[] = Array.isArray(item) ? item : [item];
      const numbers = coordinates.map(fromJsonNumber);
      if (numbers.length !== dimensions || dimensions === 0 || numbers.includes(undefined)) throw new RangeError(mistake(i, item, dimensions));
      values.set(numbers as number[], i * dimensions);
    });
    return { values, dimensions: Math.max(1, dimensions) };
  },
};

function mistake(index: number, item: unknown, dimensions: number): string {
  const wanted = dimensions > 1 ? `a list of ${dimensions} numbers` : 'a number';
  return `item ${index} must be ${wanted} (NaN and infinities as strings), but got ${JSON.stringify(item)}`;
}

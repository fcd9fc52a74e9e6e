// Counts as JSON, for programs that speak it: a whole number each.
import type { Counts } from '@collapse-lab/numeric';
import type { JsonItems } from '@collapse-lab/runner';

const LARGEST = 4294967295;

/** Counts by value. */
export const countsJson: JsonItems<Counts> = {
  toList: ({ values }) => [...values],
  fromList(list) {
    list.forEach((item, i) => {
      if (typeof item === 'number' && Number.isInteger(item) && item >= 0 && item <= LARGEST) return;
      throw new RangeError(`item ${i} must be a whole number from 0 to ${LARGEST}, but got ${JSON.stringify(item)}`);
    });
    return { values: Uint32Array.from(list as number[]) };
  },
};

import { expect, test } from 'vitest';
import { recorded } from '../testing/records.ts';
import { mixtureRun } from '../testing/records.ts';
import { recordedBefore } from './recorded-generations.ts';

test.each([[1, 1], [2, 1], [7, 1], [7, 3], [9, 3], [10, 3], [3, 10], [1, 10]])('of %i generations, every %i-th recorded, are counted from the last', (generations, record) => {
  const { study } = mixtureRun({ generations, record });
  const all = recorded(study).filter((t) => t >= 1).toReversed();
  expect(all.map((_, back) => recordedBefore(study, back))).toEqual(all);
  expect(recordedBefore(study, all.length)).toBe(0);
  expect(recordedBefore(study, all.length + 3)).toBe(0);
});

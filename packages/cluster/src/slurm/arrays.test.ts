import { describe, expect, it } from 'vitest';
import { arraysOf } from './arrays.ts';

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);

describe('arraysOf', () => {
  it('makes one array where the cluster takes it', () => {
    expect(arraysOf(upTo(1001), 1001)).toEqual([{ offset: 0, indices: '0-1000' }]);
  });

  it('makes several where MaxArraySize is less, each counted from 0', () => {
    expect(arraysOf(upTo(10), 4)).toEqual([{ offset: 0, indices: '0-3' }, { offset: 4, indices: '0-3' }, { offset: 8, indices: '0-1' }]);
  });

  it('names what is left of each, and leaves out arrays of which nothing is', () => {
    expect(arraysOf([2, 3, 4, 9], 4)).toEqual([{ offset: 0, indices: '1-3' }, { offset: 8, indices: '0' }]);
    expect(arraysOf([1, 3], 4)).toEqual([{ offset: 0, indices: '0,2' }]);
  });
});

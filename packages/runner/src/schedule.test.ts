import { describe, expect, it } from 'vitest';
import { atGeneration, courseToTheEnd, isScheduled, scheduled } from './schedule.ts';

const course = (schedule: unknown, generations = 10): unknown[] =>
  Array.from({ length: generations }, (_, i) => atGeneration({ x: schedule }, i + 1, generations)).map((each) => (each as { x: unknown }).x);

describe('a schedule', () => {
  it('is a list by generation whose last entry holds on', () => {
    expect(course({ schedule: 'list', values: [0.5, 0.2, 0.1] }, 5)).toEqual([0.5, 0.2, 0.1, 0.1, 0.1]);
  });

  it('runs in a straight line from the first generation to the last, or between those named', () => {
    expect(course({ schedule: 'linear', from: 0, to: 1 }, 5)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(course({ schedule: 'linear', from: 1, to: 0, start: 2, end: 4 }, 5)).toEqual([1, 1, 0.5, 0, 0]);
    // An end beyond the study is not pulled into it: a longer study goes on the same way.
    expect(course({ schedule: 'linear', from: 0, to: 1, end: 9 }, 5)).toEqual([0, 0.125, 0.25, 0.375, 0.5]);
  });

  it('runs along half a cosine, with its middle in the middle', () => {
    const values = course({ schedule: 'cosine', from: 1, to: 0 }, 5) as number[];
    expect(values[0]).toBe(1);
    expect(values[1]).toBeCloseTo(0.5 * (1 + Math.SQRT1_2), 15);
    expect(values[2]).toBeCloseTo(0.5, 15);
    expect(values[4]).toBeCloseTo(0, 15);
  });

  it('steps once, or falls as 1/t to its limit', () => {
    expect(course({ schedule: 'step', from: 1, to: 0, at: 3 }, 4)).toEqual([1, 1, 0, 0]);
    expect(course({ schedule: '1/t', from: 1 }, 4)).toEqual([1, 1 / 2, 1 / 3, 1 / 4]);
    expect(course({ schedule: '1/t', from: 1, to: 0.5 }, 2)).toEqual([1, 0.75]);
  });

  it('in whole numbers is rounded to the nearest, halves up', () => {
    expect(course({ schedule: 'linear', from: 1, to: 3, whole: true }, 5)).toEqual([1, 2, 2, 3, 3]);
    expect(course({ schedule: '1/t', from: 10, whole: true }, 4)).toEqual([10, 5, 3, 3]);
  });

  it('runs to the end of the study where it is a course without an end of its own', () => {
    const none = [{ schedule: 'linear', from: 0, to: 1, end: 9 }, { schedule: 'list', values: [1, 2] }, { schedule: 'step', from: 0, to: 1, at: 3 }, { schedule: '1/t', from: 1 }];
    expect(courseToTheEnd({ a: none })).toBeUndefined();
    for (const schedule of ['linear', 'cosine']) expect(courseToTheEnd({ a: [...none, { schedule, from: 0, to: 1, start: 2 }] })).toBe('a.4');
  });

  it('of one generation is where it ends', () => {
    expect(course({ schedule: 'linear', from: 0, to: 1 }, 1)).toEqual([1]);
  });

  it('may stand anywhere in the parameters, and constants stay as they are', () => {
    const parameters = { means: [-2, { schedule: 'linear', from: 2, to: 4 }], kind: 'mixture', nested: { flag: true, nothing: null } };
    expect(isScheduled(parameters)).toBe(true);
    expect(isScheduled({ means: [-2, 2] })).toBe(false);
    expect(atGeneration(parameters, 6, 11)).toEqual({ means: [-2, 3], kind: 'mixture', nested: { flag: true, nothing: null } });
  });

  it('at generation 0 is as at generation 1', () => {
    expect(atGeneration({ schedule: 'list', values: [7, 8] }, 0, 2)).toBe(7);
  });

  it('makes a thing anew only when its parameters change', () => {
    const made: unknown[] = [];
    const at = scheduled({ x: { schedule: 'step', from: 1, to: 2, at: 3 } }, 4, (parameters) => made.push(parameters));
    expect([1, 2, 3, 4].map(at)).toEqual([1, 1, 2, 2]);
    expect(made).toEqual([{ x: 1 }, { x: 2 }]);
    const constant = scheduled({ x: 1 }, 4, () => ({}));
    expect(constant(1)).toBe(constant(4));
  });
});

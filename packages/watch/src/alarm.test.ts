import { streams, type Rng } from '@collapse-lab/numeric';
import { describe, expect, it } from 'vitest';
import { checkAlarms, parseAlarm } from './alarm.ts';
import { wholeArm, wholeValues } from './block-values.ts';
import type { Kind, Sampled } from './contracts.ts';
import { measureGroups } from './measure-groups.ts';
import { columnAnchor } from './numbers/column-view.ts';
import { numbers } from './numbers/kind.ts';
import { stdDev } from './numbers/whole/std-dev.ts';

describe('parseAlarm', () => {
  it.each([
    ['effectiveSupport<0.9', { measure: 'effectiveSupport', change: undefined, side: '<', value: 0.9 }],
    [' stdDev(x.y) > 1.1 ', { measure: 'stdDev(x.y)', change: undefined, side: '>', value: 1.1 }],
    ['types.difference<-20', { measure: 'types', change: 'difference', side: '<', value: -20 }],
  ])('reads %j', (text, alarm) => {
    expect(parseAlarm(text)).toMatchObject(alarm);
  });

  it.each(['effectiveSupport', 'effectiveSupport<', '<0.9', 'effectiveSupport<=0.9', 'effectiveSupport<many'])('refuses %j with an example', (text) => {
    expect(() => parseAlarm(text)).toThrow("--alarm must read measure<number or measure>number");
  });
});

describe('checkAlarms', () => {
  const measures = numbers.measures(['price', 'size']);

  it('takes a measure of every column, or of one', () => {
    expect(() => { checkAlarms([parseAlarm('stdDev<0.9'), parseAlarm('stdDev(price)<0.9')], measures); }).not.toThrow();
  });

  it('lists the measures there are, with the nearest spelling', () => {
    expect(() => { checkAlarms([parseAlarm('coverag<0.9')], measures); }).toThrow(/measure must be one of .*coverage.*did you mean "coverage"\?/);
  });

  it('refuses a ratio below 0', () => {
    expect(() => { checkAlarms([parseAlarm('coverage<-1')], measures); }).toThrow('the bound of a ratio must be positive, but got -1');
  });
});

/** Numbers of which only the standard deviation is taken: the rest would only take time. */
const spread: Kind<Float64Array> = {
  ...numbers,
  measure({ control, group }) {
    const view = (rows: readonly Float64Array[]) => ({ values: Float64Array.from(rows, (row) => row[0]!), anchor: columnAnchor(new Float64Array(0), 0) });
    return wholeValues([stdDev], wholeArm(control, view), wholeArm(group, view));
  },
};

function normals(name: string, count: number, scale: number, rng: Rng): Sampled<Float64Array> {
  return { name, items: count, empty: 0, cut: 0, sample: Array.from({ length: count }, () => Float64Array.of(scale * rng.normal())) };
}

describe('an alarm', () => {
  const judge = (seed: number, scale: number, count = 60) => {
    const root = streams(seed);
    const rng = root.fork('data').rng();
    const groups = [normals('before', 2 * count, 1, rng), normals('after', count, scale, rng)];
    return measureGroups(spread, groups, { level: 0.95, columns: ['x'], compress: (bytes) => bytes, alarms: [parseAlarm('stdDev<1')], streams: root }).alarms[0]!;
  };

  it('is false in no more than 5 % of groups of one source, at the tightest bound', () => {
    let fired = 0;
    for (let seed = 0; seed < 400; seed++) if (judge(seed, 1).fired.length > 0) fired++;
    // 5 % of 400 and 4 standard errors: 20 + 4 · √(400 · 0.05 · 0.95) = 37.4.
    expect(fired).toBeLessThanOrEqual(37);
    // And it is not blind: 4 standard errors below, 20 − 17.4.
    expect(fired).toBeGreaterThanOrEqual(3);
  });

  it('is raised where the bound is broken', () => {
    const { fired, tests, untold } = judge(1, 0.6);
    expect(fired).toMatchObject([{ group: 'after', measure: 'stdDev' }]);
    expect([tests, untold]).toEqual([1, []]);
  });

  it('cannot be told of fewer than 8 items', () => {
    expect(judge(1, 0.1, 7)).toMatchObject({ tests: 0, fired: [], untold: ['after'] });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median } from '../median.ts';
import { chainsOf, lung, maintained, unmaintained } from './classic.test.data.ts';
import { kaplanMeier, type SurvivalStep } from './kaplan-meier.ts';
import type { SurvivalTime } from './survival-time.ts';

type Column = readonly number[];
const column = (steps: readonly SurvivalStep[], name: keyof SurvivalStep): number[] => steps.map((step) => step[name]);

// All columns: R 4.2.2, survival 3.5-3, survfit(Surv(time, event) ~ 1, conf.type = "log-log"), its NA written NaN; median by quantile().
const cases: readonly [string, readonly SurvivalTime[], Record<keyof SurvivalStep, Column>, Column][] = [
  [
    'aml, maintained',
    maintained,
    {
      time: [9, 13, 18, 23, 28, 31, 34, 45, 48, 161],
      atRisk: [11, 10, 8, 7, 6, 5, 4, 3, 2, 1],
      events: [1, 1, 1, 1, 0, 1, 1, 0, 1, 0],
      survival: [
        0.9090909090909091, 0.8181818181818181, 0.7159090909090908, 0.6136363636363635, 0.6136363636363635, 0.4909090909090909, 0.3681818181818182,
        0.3681818181818182, 0.1840909090909091, 0.1840909090909091,
      ],
      variance: [
        0.007513148009015777, 0.01352366641622839, 0.01950630400075131, 0.02329662847483095, 0.02329662847483095, 0.02695942900075131,
        0.0264611664162284, 0.0264611664162284, 0.02356002300901578, 0.02356002300901578,
      ],
      low: [
        0.5080802057699297, 0.4474286146821814, 0.3501903859079384, 0.2657520400012861, 0.2657520400012861, 0.1673309097768508, 0.09282957493698518,
        0.09282957493698518, 0.0117384801231896, 0.0117384801231896,
      ],
      high: [
        0.9866738226678231, 0.9511622285824917, 0.8990239741910534, 0.8352992432502214, 0.8352992432502214, 0.7533997903708113, 0.6570408323981638,
        0.6570408323981638, 0.5250148427266415, 0.5250148427266415,
      ],
    },
    [31, 13, NaN],
  ],
  [
    'aml, not maintained: the last of them has an event',
    unmaintained,
    {
      time: [5, 8, 12, 16, 23, 27, 30, 33, 43, 45],
      atRisk: [12, 10, 8, 7, 6, 5, 4, 3, 2, 1],
      events: [2, 2, 1, 0, 1, 1, 1, 1, 1, 1],
      survival: [
        0.8333333333333334, 0.6666666666666667, 0.5833333333333334, 0.5833333333333334, 0.4861111111111112, 0.388888888888889, 0.2916666666666667,
        0.1944444444444445, 0.09722222222222224, 0,
      ],
      variance: [
        0.01157407407407407, 0.01851851851851852, 0.02025462962962963, 0.02025462962962963, 0.02194251543209877, 0.02160493827160494,
        0.01924189814814816, 0.0148533950617284, 0.00843942901234568, NaN,
      ],
      low: [
        0.4817149421953789, 0.337018932541402, 0.2701389240854973, 0.2701389240854973, 0.1918766196187283, 0.1262720121953937, 0.07240160890777184,
        0.03119864293121194, 0.005746305695863835, NaN,
      ],
      high: [
        0.9555093657280649, 0.8597117990844398, 0.8009401923333869, 0.8009401923333869, 0.7296715697794854, 0.6498174082893151, 0.5608860526714092,
        0.4614294762381139, 0.3489038611107497, NaN,
      ],
    },
    [23, 5, 33],
  ],
  [
    'ties between events and with censoring',
    chainsOf([2, 2, 2, 3, 3, 5, 5, 5, 8, 8], [1, 1, 0, 1, 0, 1, 1, 0, 1, 0]),
    {
      time: [2, 3, 5, 8],
      atRisk: [10, 7, 5, 2],
      events: [2, 1, 2, 1],
      survival: [0.8, 0.6857142857142857, 0.4114285714285714, 0.2057142857142857],
      variance: [0.016, 0.02295043731778426, 0.03083195335276967, 0.02886717201166181],
      low: [0.4086907816334043, 0.3045850742018473, 0.1025110703140554, 0.01225896298664985],
      high: [0.9458726458389117, 0.8871484950277074, 0.707312651943303, 0.5666119701317766],
    },
    [5, 2, NaN],
  ],
  [
    'one chain with an event',
    chainsOf([3], [1]),
    { time: [3], atRisk: [1], events: [1], survival: [0], variance: [NaN], low: [NaN], high: [NaN] },
    [3, NaN, NaN],
  ],
  [
    'no events',
    chainsOf([5, 5, 5, 5], [0, 0, 0, 0]),
    { time: [5], atRisk: [4], events: [0], survival: [1], variance: [0], low: [NaN], high: [NaN] },
    [NaN, NaN, NaN],
  ],
  [
    'all events at once',
    chainsOf([5, 5, 5, 5], [1, 1, 1, 1]),
    { time: [5], atRisk: [4], events: [4], survival: [0], variance: [NaN], low: [NaN], high: [NaN] },
    [5, NaN, NaN],
  ],
];

/** Thirteen decimals, or NaN where NaN is expected. */
function expectNear(value: number, expected: number, label: string): void {
  if (Number.isNaN(expected)) expect(value, label).toBeNaN();
  else expect(value, label).toBeCloseTo(expected, 13);
}

describe('kaplanMeier', () => {
  it.each(cases)('agrees with R on %s', (_, chains, expected, median) => {
    const km = kaplanMeier(chains, { level: 0.95 });
    for (const name of ['time', 'atRisk', 'events'] as const) expect(column(km.steps, name), name).toEqual(expected[name]);
    for (const name of ['survival', 'variance', 'low', 'high'] as const) {
      column(km.steps, name).forEach((value, j) => expectNear(value, expected[name][j]!, `${name} ${j}`));
    }
    expect([km.median.estimate, km.median.low, km.median.high]).toEqual(median);
    expect(km.n).toBe(chains.length);
  });

  it('puts the median in the middle of a flat piece at one half, as R does', () => {
    // R 4.2.2, survival 3.5-3: quantile(fit, 0.5).
    expect(kaplanMeier(lung, { level: 0.95 }).median).toEqual({ estimate: 335.5, low: 166, high: 654 });
    expect(kaplanMeier(chainsOf([1, 2, 3, 4], [1, 1, 0, 1]), { level: 0.95 }).median).toEqual({ estimate: 3, low: 1, high: NaN });
    expect(kaplanMeier(chainsOf([1, 2, 3, 4], [1, 1, 0, 0]), { level: 0.95 }).median).toEqual({ estimate: 3, low: 1, high: NaN });
  });

  it('counts events of every kind', () => {
    expect(kaplanMeier(chainsOf([1, 2], [1, 2]), { level: 0.95 }).events).toBe(2);
  });

  it('has no steps and no median without chains', () => {
    expect(kaplanMeier([], { level: 0.95 })).toEqual({ n: 0, events: 0, level: 0.95, steps: [], median: { estimate: NaN, low: NaN, high: NaN } });
  });

  it('is the empirical survival without censoring: variance S(1 − S)/n, median that of the times', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 30 }), (times) => {
        const km = kaplanMeier(chainsOf(times, Array<number>(times.length).fill(1)), { level: 0.9 });
        for (const { time, survival, variance } of km.steps) {
          const share = times.filter((other) => other > time).length / times.length;
          expect(survival).toBeCloseTo(share, 12);
          if (share > 0) expect(variance).toBeCloseTo((share * (1 - share)) / times.length, 12);
        }
        expect(km.median.estimate).toBe(median(times));
      }),
    );
  });

  it('does not depend on the order of the chains', () => {
    const chain = fc.record({ time: fc.integer({ min: 0, max: 9 }), event: fc.constantFrom('collapsed', 'censored') });
    fc.assert(
      fc.property(fc.array(chain, { maxLength: 12 }), (chains) => {
        expect(kaplanMeier(chains.toReversed(), { level: 0.9 })).toEqual(kaplanMeier(chains, { level: 0.9 }));
      }),
    );
  });

  it('refuses a time or a level that means nothing', () => {
    expect(() => kaplanMeier(chainsOf([NaN], [1]), { level: 0.95 })).toThrow('time must be finite');
    expect(() => kaplanMeier(maintained, { level: 1 })).toThrow('level must be between 0 and 1, but got 1');
  });
});

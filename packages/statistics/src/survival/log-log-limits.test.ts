import { expect, it } from 'vitest';
import { logLogLimits } from './log-log-limits.ts';

it('is R’s', () => {
  // R 4.2.2, survival 3.5-3: survfit(Surv(c(1, 2, 3, 4), c(1, 1, 0, 1)) ~ 1, conf.type = "log-log") at time 2: S = ½, standard error ¼.
  const { low, high } = logLogLimits(0.5, 0.25, 0.95);
  expect(low).toBeCloseTo(0.05784708299514463, 13);
  expect(high).toBeCloseTo(0.844861281190374, 13);
});

it('is undefined at the ends and refuses a level that means nothing', () => {
  expect(logLogLimits(0, 0.1, 0.95)).toEqual({ low: NaN, high: NaN });
  expect(logLogLimits(1, 0, 0.95)).toEqual({ low: NaN, high: NaN });
  expect(() => logLogLimits(0.5, 0.1, 95)).toThrow('level must be between 0 and 1, but got 95');
});

import { expect, test } from 'vitest';
import { mixtureRun } from '../testing/records.ts';
import { seriesRun, soundFor } from '../testing/series-run.ts';
import { collapseStatistics } from './collapse-statistics.ts';

const close = (value: number): number => expect.closeTo(value, 10) as number;

test('median, limits and restricted mean are those of the chains’ times', () => {
  const lengths = [3, 5, 6, 8, 9, 11, 12, 20, 20, 20];
  const { loop } = collapseStatistics(seriesRun(lengths.map((n) => soundFor(n, 20))));
  expect(loop).toMatchObject({ chains: 10, notBegun: 0, collapsed: 7, failed: 0, censored: 3, unfinished: 0, skipped: 0 });
  // R 4.2.2, survival 3.5-3: print(survfit(Surv(c(4, 6, 7, 9, 10, 12, 13, 18, 18, 18), rep(1:0, c(7, 3))) ~ 1, conf.type = "log-log"), rmean = 18).
  expect(loop!.sound.median).toEqual({ estimate: 11, low: 4, high: NaN });
  expect(loop!.mean).toEqual({ horizon: 18, mean: close(11.5), standardError: close(1.56364957711) });
});

test('the rule is the convention, the study’s or the reader’s, and says which', () => {
  const own = { measure: 'variance', low: 1, persist: 2 };
  expect(collapseStatistics(mixtureRun({ generations: 5 })).rule).toEqual({ measure: 'relativeSupport', low: 0.5, high: 2, persist: 3, from: 'convention' });
  const run = mixtureRun({ generations: 5, collapse: own });
  expect(collapseStatistics(run).rule).toEqual({ ...own, from: 'study' });
  expect(collapseStatistics({ ...run, collapse: { ...own, low: 3 } }).rule).toEqual({ ...own, low: 3, from: 'reader' });
});

test('the control is told by the same rule', () => {
  const { control } = collapseStatistics(seriesRun([soundFor(2, 9)], { control: [soundFor(9, 9), soundFor(4, 9), soundFor(9, 9)] }));
  expect(control).toMatchObject({ chains: 3, collapsed: 1, censored: 2 });
});

test('failures of the fit end soundness, and share the incidence with collapse', () => {
  const { loop } = collapseStatistics(seriesRun([soundFor(2, 9), soundFor(4, 9), soundFor(5, 5), soundFor(9, 9)], { ended: [2] }));
  expect(loop).toMatchObject({ collapsed: 2, failed: 1, censored: 1 });
  const [collapsed, failed] = [loop!.incidence!.collapsed.steps.at(-1)!, loop!.incidence!.failed.steps.at(-1)!];
  expect([collapsed.incidence, failed.incidence]).toEqual([close(0.5), close(0.25)]);
  expect(collapsed.incidence + failed.incidence + loop!.sound.steps.at(-1)!.survival).toBeCloseTo(1, 12);
});

test('where chains are unfinished the mean reaches as far as they are known', () => {
  const run = seriesRun([soundFor(6, 6), soundFor(2, 6)], { study: { generations: 100 } });
  expect(collapseStatistics(run)).toMatchObject({ lastTellable: 98, loop: { unfinished: 1, mean: { horizon: 4, mean: 3.5 } } });
});

test('chains that have not begun are counted apart', () => {
  expect(collapseStatistics(seriesRun([soundFor(6, 6)], { study: { chains: 5 } })).loop).toMatchObject({ chains: 1, notBegun: 4 });
});

test('a run without the measure has no times', () => {
  expect(collapseStatistics(seriesRun([[1, 1, 1]], { column: 'variance' }))).not.toHaveProperty('loop');
  expect(collapseStatistics({ ...mixtureRun(), rows: [] })).toMatchObject({ rates: [] });
});

import { expect, test } from 'vitest';
import { plain } from '../testing/plain.ts';
import { mixtureRun } from '../testing/records.ts';
import { seriesRun, soundFor } from '../testing/series-run.ts';
import { collapseComparison } from './collapse-comparison.ts';
import { collapseSection } from './collapse-section.ts';

const sound = soundFor(12, 12);
const arm = (...lengths: readonly number[]): number[][] => lengths.map((n) => soundFor(n, 12));

test('the section says what counts, on whose word, and how the control takes it', () => {
  const section = plain(collapseSection(seriesRun(arm(3, 5, 12), { control: [sound] }), 0));
  expect(section).toContain('A chain counts as collapsed from where relativeSupport is below 0.5 or above 2 for 3 recorded generations in a row: a convention, not a finding, as the study does not say (key collapse).');
  expect(section).toContain('2 of 3 chains collapsed, 1 was last seen sound. On the control, with fresh real data in every generation, it fires for none of 1 chain.');
  expect(section).toContain('Sound chains are censored at generation 10, the last at which a collapse could still be confirmed.');
  expect(section).toContain('median time to collapse 6 95 %: from 4 on');
});

test('a rule that fires on the control is called too tight', () => {
  const section = plain(collapseSection(seriesRun(arm(3), { control: arm(5, 12) }), 0));
  expect(section).toContain('On the control, which loses nothing to a loop, it fires for 1 of 2 chains: the rule is too tight for this study.');
  expect(plain(collapseSection(seriesRun(arm(3)), 0))).toContain('There is no control to calibrate the rule on.');
});

test('failures, unfinished chains, thinned records and missing values are said', () => {
  const run = seriesRun([soundFor(2, 5), soundFor(3, 3), soundFor(2, 2), [1, NaN, 1, 1, 1]], { ended: [1], study: { record: 10, generations: 40, chains: 5 } });
  const section = plain(collapseSection(run, 0));
  expect(section).toContain('1 of 4 chains collapsed, 1 stopped before that as the fit failed, 2 were last seen sound, 1 more has not begun.');
  expect(section).toContain('1 chain has not finished and is censored where it stands.');
  expect(section).toContain('Only every 10th generation is recorded: a time is the first recorded generation beyond the bound, up to 9 generations late');
  expect(section).toContain('1 value that is missing or not a number is passed over.');
  expect(section).toContain('Cumulative incidence (Aalen and Johansen) over 4 chains');
});

test('without the measure, or with too few generations for any collapse, there is a sentence', () => {
  expect(plain(collapseSection(seriesRun([[1, 1, 1]], { column: 'variance' }), 0))).toBe(
    'Time to collapse No generation of the loop has a number for relativeSupport, by which the usual convention tells collapse: there is no time to collapse to show.',
  );
  const described = { ...seriesRun([[1, 1, 1]], { column: 'variance' }), columns: [{ name: 'relativeSupport', summary: 'Absent for pairs.' }] };
  expect(plain(collapseSection(described, 0))).toContain('no time to collapse to show. That column: Absent for pairs.');
  expect(plain(collapseSection(seriesRun([[1, 1]]), 0))).toContain('The study records too few generations for any collapse to be confirmed.');
});

test('where nothing has happened there is no figure', () => {
  expect(collapseSection(seriesRun([sound], { control: [sound] }), 0).text).not.toContain('<svg');
});

test('runs of one seed are compared in pairs, in words that say on how many', () => {
  const lengths = [1, 2, 3, 4, 5, 6, 7, 8, 8, 8];
  const first = seriesRun(arm(...lengths), { study: { name: 'a', title: 'A' } });
  const other = seriesRun(lengths.map((n) => soundFor(n + 3, 12)), { study: { name: 'b', title: 'B' } });
  const page = plain(collapseComparison([first, other]));
  expect(page).toContain('B 10 chains 6 9.5');
  expect(page).toMatch(/10 pairs .*× times, r = /);
  expect(page).toContain('Runs with the seed of A share its random numbers, chain by chain: they are compared in pairs, up to generation 10.');
  expect(page).not.toContain('Holm');
});

test('few chains get no p-value but a number of chains, different seeds a log-rank test, different rules a warning', () => {
  const first = seriesRun(arm(2, 4), { study: { name: 'a', title: 'A' } });
  const other = seriesRun(arm(6, 7), { study: { name: 'b', title: 'B', seed: 9, collapse: { measure: 'relativeSupport', low: 0.4, persist: 3 } } });
  const page = plain(collapseComparison([first, other]));
  expect(page).toContain('Runs with another seed than A are compared by the log-rank test, as independent arms.');
  expect(page).toContain('No p-value where an arm has fewer than 8 chains: it would take 33 chains an arm to find a doubled rate of collapse with 80 % power at α = 0.05, if 100 % collapse or fail.');
  expect(page).toContain('The runs count collapse by different rules: their times are times to different things.');
});

test('what cannot be compared is a sentence', () => {
  expect(plain(collapseComparison([mixtureRun(), { ...mixtureRun(), rows: [] }]))).toBe('Fewer than two runs have recorded the measure that tells collapse: there is nothing to compare.');
});

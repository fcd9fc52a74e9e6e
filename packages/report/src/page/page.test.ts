import { expect, test } from 'vitest';
import type { RunRecord } from '@collapse-lab/runner';
import { columnsIn } from '../data/columns.ts';
import { medianInterval } from '../data/median-interval.ts';
import { formatRange } from '../format.ts';
import { plain } from '../testing/plain.ts';
import { mixtureRun, novelRun } from '../testing/records.ts';
import { comparabilityFacts } from '../data/comparability.ts';
import { comparabilityCard } from './comparability-card.ts';
import { headline } from './headline.ts';
import { html } from './markup.ts';
import { standingSection } from './standing-section.ts';
import { sortColumns, summaryTable } from './summary-table.ts';

/** A run whose loop has `values` as relative support at its last generation, one per chain, and whose control has 1.004. */
function endingAt(...values: number[]): RunRecord {
  const run = mixtureRun({ generations: 1000, chains: values.length, control: 1, record: 1000 });
  const columns = run.columns.filter(({ name }) => name === 'relativeSupport');
  const rows = run.rows.map((row) => {
    const last = row.arm === 'control' ? 1.004 : values[row.chain]!;
    return { ...row, values: { relativeSupport: row.generation <= 1 ? 1 : last } };
  });
  return { ...run, columns, rows };
}

test('what is put into a template is text unless it is markup', () => {
  expect(html`<p title="${'"x"'}">${'<b>'}${html`<i>${"'&"}</i>`}${[1, false, undefined]}</p>`.text).toBe('<p title="&#34;x&#34;">&#60;b&#62;<i>&#39;&#38;</i>1</p>');
});

test('the headline says how much is left, on how many chains, and what the control did', () => {
  expect(plain(headline(endingAt(0.66, 0.7, 0.72, 0.78), 'The mixture'))).toBe(
    'After 1,000 generations The mixture keeps 0.71 of the effective support of generation 1 (4 chains, min–max: 0.66–0.78; control 1.0).',
  );
});

test('the headline of a run that was stopped names what is missing', () => {
  const run = mixtureRun({ generations: 40, chains: 3, control: 0 });
  const rows = run.rows.filter(({ chain, generation }) => chain === 0 && generation <= 20);
  expect(plain(headline({ ...run, rows, outcomes: [] }, 'X'))).toMatch(/^After 20 of 40 planned generations X keeps .* 3 chains have not finished\.$/);
});

test('the headline of a run without models says so', () => {
  expect(plain(headline({ ...mixtureRun(), rows: [], outcomes: [] }, 'X'))).toBe('X: no generation after the real sample has been recorded. 4 chains have not finished.');
});

test('chains that ended are listed with their reason', () => {
  const run = mixtureRun({ chains: 2, control: 0 });
  const reason = { code: 'component-collapsed', message: 'weight is 0' };
  const outcomes = [run.outcomes[0]!, { arm: 'loop' as const, chain: 1, status: 'ended' as const, generation: 412, reason }];
  expect(plain(standingSection({ ...run, outcomes }))).toBe(
    '1 of 2 chains complete, 1 ended early. ended: component-collapsed (weight is 0), chain 1 after generation 412.',
  );
  const floor = outcomes.map((outcome) => ({ ...outcome, arm: 'floor' as const }));
  expect(plain(standingSection({ ...run, outcomes: floor }))).toContain('ended in the noise floor: component-collapsed (weight is 0), chain 1 after generation 412.');
});

test('the summary has median and range at both ends, the control, and constants apart', () => {
  const run = endingAt(0.25, 0.5, 0.75);
  const table = plain(summaryTable(run, sortColumns(run, columnsIn(run))));
  expect(table).toBe('Medians over chains, below them the range; intervals of a median are given from 10 chains on. column generation 1 3 chains generation 1,000 3 chains control, generation 1,000 1 chain relativeSupport 1 0.500 0.250–0.750 1.00');
  const sizes = mixtureRun({ generations: 20 });
  expect(plain(summaryTable(sizes, sortColumns(sizes, columnsIn(sizes))))).toContain('Constant throughout: sampleItems 1,000 items');
});

test('from ten chains on the summary has the interval of the median at the end of each arm that has them', () => {
  const run = endingAt(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1);
  const { low, high } = medianInterval(run, 'loop', 'relativeSupport', 1000)!;
  const table = plain(summaryTable(run, sortColumns(run, columnsIn(run))));
  expect(table).toContain('in brackets, from 10 chains on, the 95 % interval of the median (BCa bootstrap over chains, 2,000 resamples).');
  expect(table).toContain(`0.600 0.200–1 [${formatRange(low, high)}] 1.00`);
});

test('a column without a finite median is named, not drawn', () => {
  const run = endingAt(NaN);
  const rows = run.rows.map((row) => ({ ...row, values: { relativeSupport: NaN } }));
  expect(plain(summaryTable({ ...run, rows }, sortColumns(run, [])))).toBe('');
  expect(sortColumns({ ...run, rows }, columnsIn({ ...run, rows })).neverFinite.map(({ name }) => name)).toEqual(['relativeSupport']);
});

test('the card knows units per parameter and where real data come from', () => {
  const facts = new Map(comparabilityFacts(mixtureRun({ generations: 20 })).flatMap((group) => [...group.facts]));
  expect(facts.get('n/p')).toBe('200');
  expect(facts.get('varianceDivisor')).toBe('n');
  expect(facts.get('real data in training')).toBe('none after generation 1');
  expect(facts.get('channels of real information')).toBe('not recorded');
  const open = comparabilityFacts({ ...mixtureRun(), channels: ['oracle: verify', 'fresh real items: 10 % of every batch'] }).flatMap((group) => [...group.facts]);
  expect(new Map(open).get('channels of real information')).toBe('oracle: verify; fresh real items: 10 % of every batch');
  const text = new Map(comparabilityFacts(novelRun()).flatMap((group) => [...group.facts]));
  expect([text.get('free parameters, p'), text.get('n/p')]).toEqual(['effective p unknown', 'unknown']);
});

test('the card marks rows on which runs disagree, and only those', () => {
  const runs = [mixtureRun({ generations: 20 }), mixtureRun({ generations: 20, seed: 8 })];
  const marked = [...comparabilityCard(runs).text.matchAll(/<tr class="differs"><th scope="row">([^<]*)</g)].map(([, name]) => name);
  expect(marked).toEqual(['seed']);
});

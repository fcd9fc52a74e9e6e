import { expect, test } from 'vitest';
import type { RunRecord } from '@collapse-lab/runner';
import { comparisonFigure, renderReport } from './report.ts';
import { mixtureRun, novelRun } from './testing/records.ts';

const page = renderReport({ title: 'Two loops', runs: [mixtureRun(), novelRun()] });

test('the page needs nothing beside itself and may load nothing', () => {
  expect(page).toContain(`content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:`);
  expect(page).not.toMatch(/<(?:script|link|iframe|object|embed|img)\b|@import|\burl\((?!#)/);
  const addresses = [...page.matchAll(/\bhttps?:\/\/[^"'\s]+/g)].map(([address]) => address);
  expect(new Set(addresses)).toEqual(new Set(['http://www.w3.org/2000/svg', 'http://www.w3.org/1999/xlink']));
});

test('the same records give the same bytes', () => {
  expect(renderReport({ title: 'Two loops', runs: [mixtureRun(), novelRun()] })).toBe(page);
});

test('no two elements share an id', () => {
  const ids = [...page.matchAll(/\bid="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('curves become a density figure, texts without curves are put side by side', () => {
  expect(page.match(/Densities of the first chain/g)).toHaveLength(1);
  expect(page).toContain('<h4>real sample</h4><blockquote><p>The harbour lay still &#38; grey');
  expect(page).toContain('<h4>generation 20</h4>');
  expect(page).not.toContain('−2.31 1.40');
});

test('markup in every text of a record stays text', () => {
  const evil = '<script>alert("1")</script> & <b>';
  const run = mixtureRun({ title: evil, name: evil, generations: 20, chains: 2, world: { kind: evil, [evil]: evil }, model: { family: evil } });
  const tainted: RunRecord = {
    ...run,
    folder: evil,
    words: { items: evil, units: evil },
    facts: { [evil]: evil },
    columns: [...run.columns, { name: evil, summary: evil, unit: evil }],
    rows: run.rows.map((row) => ({ ...row, values: { ...row.values, [evil]: row.generation } })),
    outcomes: [{ arm: 'loop', chain: 0, status: 'failed', generation: 20, reason: { code: evil, message: evil } }],
    portraits: [0, 1].map((generation) => ({
      arm: 'loop',
      chain: 0,
      generation,
      text: evil,
      continued: [{ prompt: evil, text: evil }],
      lost: { kinds: 2, gone: 1, bands: [{ atLeast: 1, kinds: 2, gone: 1 }], mostFrequent: [{ name: evil, realCount: 1, lastSeen: 0 }] },
    })),
  };
  const rendered = renderReport({ title: evil, runs: [tainted, tainted] });
  expect(rendered).not.toMatch(/<script|<b>/);
  expect(rendered.match(/&#60;script&#62;|&lt;script&gt;/g)!.length).toBeGreaterThan(20);
  expect(comparisonFigure([tainted])).not.toMatch(/<script|<b>/);
});

/** Records as they are after things went wrong. */
const broken: readonly (readonly [what: string, run: RunRecord])[] = [
  ['no rows', { ...mixtureRun(), rows: [], outcomes: [], portraits: [] }],
  ['generation 0 alone', { ...mixtureRun({ generations: 0 }), portraits: [] }],
  ['one generation', mixtureRun({ generations: 1, chains: 1, control: 0 })],
  ['nothing but NaN', withValues(() => NaN)],
  ['nothing but infinities', withValues((i) => (i % 2 === 0 ? Infinity : -Infinity))],
  ['numbers of every size', withValues((i) => [1e300, -1e-300, 0, 5e-324, Number.MAX_VALUE, -1][i % 6]!)],
  ['curves without points', { ...mixtureRun({ generations: 2 }), portraits: [{ arm: 'loop', chain: 0, generation: 0, text: '', curve: { x: [], density: [] } }] }],
  ['a curve that is not finite', { ...mixtureRun({ generations: 2 }), portraits: [{ arm: 'loop', chain: 0, generation: 1, text: '', curve: { x: [1, 1], density: [NaN, Infinity] } }] }],
];

function withValues(value: (i: number) => number): RunRecord {
  const run = mixtureRun({ generations: 20, chains: 3 });
  return { ...run, rows: run.rows.map((row, at) => ({ ...row, values: Object.fromEntries(Object.keys(row.values).map((key, i) => [key, value(at + i)])) })) };
}

test.each(broken)('a run with %s is drawn without a coordinate that is not a number', (_, run) => {
  for (const rendered of [renderReport({ title: 'Broken', runs: [run] }), comparisonFigure([run]), comparisonFigure([run, novelRun()])]) {
    expect(rendered).not.toMatch(/ (?:d|points|transform|x|y|width|height)="[^"]*(?:NaN|Infinity)/);
  }
});

test('no runs give a page that says so', () => {
  expect(renderReport({ title: 'Nothing', runs: [] })).toContain('There are no runs to report on.');
  expect(comparisonFigure([])).toContain('no finite values');
});

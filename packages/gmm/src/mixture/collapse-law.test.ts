import { readFileSync } from 'node:fs';
import { kolmogorovSmirnov } from '@collapse-lab/diversity';
import { beforeAll, expect, test } from 'vitest';
import { openPoints } from '../testing/open-points.ts';

type Start = 'cold' | 'warm';

/** Of each chain of scikit-learn the log standard deviations of both components, from left to right. */
const expected = JSON.parse(readFileSync(new URL('collapse-law.expected.json', import.meta.url), 'utf8')) as Record<Start, [number, number][]> & { size: number; generation: number };

/** The same of chains of ours. */
async function logStdDevs(start: Start, chains: number, precision = 'f64'): Promise<[number, number][]> {
  const study = await openPoints({
    world: { kind: 'mixture', means: [-2, 2], stdDevs: [1, 1], weights: [0.5, 0.5] },
    model: { family: 'mixture', components: 2, rule: 'sklearn', init: 'kmeans', start, tolerance: 1e-3, maxIterations: 100, varianceFloor: 1e-6, order: 'by-mean', precision },
    policy: { kind: 'replace' },
    size: expected.size,
    generations: expected.generation,
    record: expected.generation,
    seed: 'collapse law',
  });
  const found: [number, number][] = [];
  for (let chain = 0; chain < chains; chain++) {
    for await (const { generation, rows } of study.runChain('loop', chain)) {
      if (generation === expected.generation) found.push([Math.log(rows![0]!['stdDev1']!), Math.log(rows![0]!['stdDev2']!)]);
    }
  }
  return found;
}

const component = (pairs: readonly [number, number][], j: 0 | 1): number[] => pairs.map((pair) => pair[j]);
/** Two-sample Kolmogorov–Smirnov, exact; the two components of a chain are not independent, so each has a test of its own. */
const pValue = (a: readonly [number, number][], b: readonly [number, number][], j: 0 | 1): number => kolmogorovSmirnov(component(a, j), component(b, j), 'exact').pValue;

const ours = {} as Record<Start, [number, number][]>;
beforeAll(async () => {
  for (const start of ['cold', 'warm'] as const) ours[start] = await logStdDevs(start, 60);
}, 120_000);

test.each(['cold', 'warm'] as const)('after 500 generations 60 chains from a %s start have the widths of 120 of scikit-learn 1.2.1', (start) => {
  expect(expected[start]).toHaveLength(120);
  expect(ours[start]).toHaveLength(60);
  for (const j of [0, 1] as const) expect(pValue(ours[start], expected[start], j)).toBeGreaterThan(0.01);
});

test('in single precision cold chains keep to that law', async () => {
  const single = await logStdDevs('cold', 60, 'f32');
  expect(single).toHaveLength(60);
  for (const j of [0, 1] as const) expect(pValue(single, expected.cold, j)).toBeGreaterThan(0.01);
}, 60_000);

test('where EM starts is a law of its own: cold chains are narrower than warm ones, in both programs', () => {
  for (const j of [0, 1] as const) {
    for (const cold of [ours.cold, expected.cold]) for (const warm of [ours.warm, expected.warm]) expect(pValue(cold, warm, j)).toBeLessThan(1e-2);
    expect(pValue(expected.cold, expected.warm, j)).toBeLessThan(1e-6);
  }
});

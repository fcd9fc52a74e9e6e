import { streams, type Rng } from '@collapse-lab/numeric';
import { describe, expect, it } from 'vitest';
import type { Sampled } from './contracts.ts';
import { measureGroups } from './measure-groups.ts';
import { numbers } from './numbers/kind.ts';
import { inWords } from './words.ts';

const wording = { number: String, range: (low: number, high: number) => `${low} to ${high}` };

function normals(name: string, count: number, scale: number, rng: Rng): Sampled<Float64Array> {
  return { name, items: count, empty: 0, cut: 0, sample: Array.from({ length: count }, () => Float64Array.of(scale * rng.normal())) };
}

/** A reference and 34 groups of so many numbers, 11 measures each: 374 tests. The last group has a tenth of the others' width. */
function among34(count: number) {
  const rng = streams(5).fork('data').rng();
  const groups = [normals('reference', 2 * count, 1, rng), ...Array.from({ length: 34 }, (_, i) => normals(`group ${i + 1}`, count, i === 33 ? 0.1 : 1, rng))];
  return measureGroups(numbers, groups, { level: 0.95, columns: ['x'], compress: (bytes) => bytes, alarms: [], streams: streams(5) });
}

describe('one group that differs plainly, among many', () => {
  it('is found, though 2 of 12,870 arrangements times 374 tests are more than 5 %', () => {
    const findings = among34(40);
    expect(findings.tests).toBe(374);
    const last = findings.comparisons.at(-1)!;
    expect(last.blocks).toBe(10);
    expect(last.changes.find(({ measure }) => measure === 'stdDev')!.test!.adjusted).toBeLessThanOrEqual(0.05);
    expect(inWords(findings, wording).at(-1)).toContain('Towards less diversity: ');
  });

  it('is not said to be like the reference where it has too few items to be found among so many tests', () => {
    expect(inWords(among34(9), wording).at(-1)).toContain('too many tests to tell a difference from chance: of 374, none of 8 blocks a group could be sure enough');
  });
});

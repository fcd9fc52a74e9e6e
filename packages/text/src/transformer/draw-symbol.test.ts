import { streams } from '@collapse-lab/numeric';
import { encodeModel, Graph, openRuntime } from '@collapse-lab/onnx-autodiff';
import { describe, expect, it } from 'vitest';
import { ALMOST_ONE, drawIndex } from './draw-symbol.ts';

/** The index of each row's weights that its uniform draws. */
async function drawn(weights: readonly number[][], uniforms: readonly number[]): Promise<number[]> {
  const [rows, width] = [weights.length, weights[0]!.length];
  const graph = new Graph();
  graph.output('index', drawIndex(graph.input('weights', [rows, width]), graph.input('uniform', [rows, 1])));
  const runtime = await openRuntime({ threads: 1 });
  const session = await runtime.open(encodeModel(graph.data()));
  const { index } = await session.run({ weights: { data: Float32Array.from(weights.flat()), shape: [rows, width] }, uniform: { data: Float32Array.from(uniforms), shape: [rows, 1] } });
  await runtime.close();
  return [...(index!.data as Int32Array)];
}

describe('drawing an index', () => {
  it.each([1, 2, 5, 16, 37, 512, 1000])('inverts the running sum of %d weights', async (width) => {
    const rng = streams('draw index').fork('of', width).rng();
    const rows = Array.from({ length: 200 }, () => Array.from({ length: width }, () => (rng.uniform() < 0.4 ? 0 : Math.fround(rng.uniform()))));
    for (const row of rows) row[rng.below(width)] = 0.5;
    const uniforms = rows.map(() => Math.fround(Math.min(rng.uniform(), ALMOST_ONE)));
    const indices = await drawn(rows, uniforms);
    rows.forEach((row, i) => {
      const total = row.reduce((sum, weight) => sum + weight, 0);
      const below = row.slice(0, indices[i]).reduce((sum, weight) => sum + weight, 0);
      const weight = row[indices[i]!]!;
      expect(weight).toBeGreaterThan(0);
      // Up to a thousand additions in single precision.
      expect(below).toBeLessThanOrEqual(total * (uniforms[i]! + 1e-5));
      expect(below + weight).toBeGreaterThanOrEqual(total * (uniforms[i]! - 1e-5));
    });
  });

  it('takes the first and the last weight that is not zero at the ends, and none beside', async () => {
    const row = Array.from({ length: 40 }, (_, i) => (i === 3 || i === 31 ? 0.3 : 0));
    expect(await drawn([row, row, row, row], [0, 0.49, 0.51, ALMOST_ONE])).toEqual([3, 3, 31, 31]);
  });
});

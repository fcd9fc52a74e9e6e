import { expect, it } from 'vitest';
import { gradients } from '../gradient.ts';
import { Graph } from '../graph.ts';
import { nodeRuntime } from '../node/index.ts';
import { encodeModel } from '../onnx-model.ts';
import { embedding } from './embedding.ts';
import { reduceSum } from './shapes.ts';

it('adds the gradients of one row up without losing any, on more threads than rows are free', async () => {
  const graph = new Graph();
  const table = graph.input('table', [3, 64]);
  const [gradient] = gradients(reduceSum(embedding(table, graph.input('ids', [20_000], 'int32'))), [table]);
  graph.output('gradient', gradient!);
  const runtime = nodeRuntime({ threads: 4 });
  const session = await runtime.open(encodeModel(graph.data()));
  const ids = Int32Array.from({ length: 20_000 }, (_, at) => (at % 5 === 0 ? 0 : 2));
  for (let again = 0; again < 5; again++) {
    const { gradient } = await session.run({ table: { data: new Float32Array(3 * 64), shape: [3, 64] }, ids: { data: ids, shape: [20_000] } });
    expect([0, 1, 2].map((row) => new Set((gradient!.data as Float32Array).subarray(64 * row, 64 * row + 64)))).toEqual([new Set([4000]), new Set([0]), new Set([16_000])]);
  }
  await runtime.close();
});

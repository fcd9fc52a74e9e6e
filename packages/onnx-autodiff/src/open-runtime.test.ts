import { expect, it } from 'vitest';
import { openRuntime } from './open-runtime.ts';
import { Graph } from './graph.ts';
import { encodeModel } from './onnx-model.ts';

it('opens a runtime that leaves the event loop free where there is Node', async () => {
  const graph = new Graph();
  graph.output('y', graph.input('x', [1]));
  const runtime = await openRuntime({ threads: 1 });
  const session = await runtime.open(encodeModel(graph.data()));
  expect(await session.run({ x: { data: Float32Array.of(3), shape: [1] } })).toEqual({ y: { data: Float32Array.of(3), shape: [1] } });
  await runtime.close();
});

import { describe, expect, it } from 'vitest';
import { gradients } from './gradient.ts';
import { Graph } from './graph.ts';
import { add, matMul, mul, reduceSum, relu, square } from './operators/all.ts';
import { encodeModel } from './onnx-model.ts';
import { nodeRuntime } from './node/index.ts';

describe('gradients', () => {
  it('adds what comes on several ways, and gives zeros where none leads', async () => {
    const graph = new Graph();
    const [x, y] = [graph.input('x', [2]), graph.input('y', [2])];
    // Σ x² + x · x + 3x: derivative 4x + 3.
    const loss = reduceSum(add(add(square(x), mul(x, x)), mul(x, 3)));
    const [dx, dy] = gradients(loss, [x, y]);
    graph.output('dx', dx!);
    graph.output('dy', dy!);
    const runtime = nodeRuntime({ threads: 1 });
    const session = await runtime.open(encodeModel(graph.data()));
    const pair = { data: Float32Array.of(1, -2), shape: [2] };
    expect(await session.run({ x: pair, y: pair })).toEqual({ dx: { data: Float32Array.of(7, -5), shape: [2] }, dy: { data: Float32Array.of(0, 0), shape: [2] } });
    await runtime.close();
  });

  it('differentiates only what lies between the loss and its sources', () => {
    const graph = new Graph();
    const [x, w] = [graph.input('x', [4, 3]), graph.input('w', [3, 2])];
    const loss = reduceSum(matMul(relu(x), w));
    const before = graph.data().nodes.length;
    gradients(loss, [w]);
    // Expand of the ones, and relu(x) transposed times it: nothing for x.
    expect(graph.data().nodes.slice(before).map(({ op }) => op)).toEqual(['Reshape', 'Expand', 'Transpose', 'MatMul']);
  });

  it('refuses a loss of more than one number, and one of gradients', () => {
    const graph = new Graph();
    const x = graph.input('x', [2]);
    expect(() => gradients(square(x), [x])).toThrow('a loss must be one number, but got shape [2]; take its mean or sum');
    const [dx] = gradients(reduceSum(square(square(x))), [x]);
    expect(() => gradients(reduceSum(square(dx!)), [x])).toThrow('second derivatives are not offered');
  });
});

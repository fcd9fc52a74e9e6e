import { readFileSync } from 'node:fs';
import { encodeModel, gradients, Graph, openRuntime, pack, parameterCount, unpack } from '@collapse-lab/onnx-autodiff';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nextTokenLoss, parameterShapes, type Architecture } from './network.ts';

interface Expected {
  readonly count: number;
  readonly loss: number;
  readonly gradientNorm: number;
  readonly product: number;
}

/** How they were made: network.expected.py, whose formulas are these. */
const expected = JSON.parse(readFileSync(new URL('network.expected.json', import.meta.url), 'utf8')) as { readonly torch: string } & Record<'lean' | 'gpt2', Expected>;
const numbers = (count: number, phase: number): Float32Array => Float32Array.from({ length: count }, (_, i) => Math.sin(1.7 * i * (1 + 0.013 * i) + phase));

describe('the network', () => {
  let runtime: Awaited<ReturnType<typeof openRuntime>>;
  beforeAll(async () => { runtime = await openRuntime({ threads: 1 }); });
  afterAll(() => runtime.close());

  it.each(['lean', 'gpt2'] as const)(`has the loss and gradient of PyTorch ${expected.torch}, %s`, async (form) => {
    const architecture: Architecture = { form, symbols: 11, context: 6, width: 8, layers: 2, heads: 2 };
    const shapes = parameterShapes(architecture);
    const count = parameterCount(shapes);
    const graph = new Graph();
    const p = unpack(graph.input('parameters', [count]), shapes);
    const loss = nextTokenLoss(p, graph.input('tokens', [3, 6], 'int32'), graph.input('targets', [18], 'int32'), architecture);
    graph.output('loss', loss);
    graph.output('gradient', pack(gradients(loss, Object.values(p))));
    const session = await runtime.open(encodeModel(graph.data()));
    const outputs = await session.run({
      parameters: { data: numbers(count, 1).map((value) => 0.5 * value), shape: [count] },
      tokens: { data: Int32Array.from({ length: 18 }, (_, i) => (i * i + 1) % 11), shape: [3, 6] },
      targets: { data: Int32Array.from({ length: 18 }, (_, i) => (i * i * i + 2) % 11), shape: [18] },
    });
    const gradient = [...(outputs['gradient']!.data as Float32Array)];
    const along = numbers(count, 2);
    const found = { count, loss: Number(outputs['loss']!.data[0]), gradientNorm: Math.hypot(...gradient), product: gradient.reduce((sum, value, i) => sum + value * along[i]!, 0) };
    // Single precision through two layers.
    for (const [name, value] of Object.entries(expected[form])) expect(Math.abs(found[name as keyof Expected] - Number(value))).toBeLessThan(2e-5 * (1 + Math.abs(Number(value))));
  });
});

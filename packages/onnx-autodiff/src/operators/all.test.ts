import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gradients } from '../gradient.ts';
import { Graph, type Tensor } from '../graph.ts';
import { encodeModel } from '../onnx-model.ts';
import type { Runtime, Session } from '../session.ts';
import { dtypeOf, type TensorData } from '../tensor-data.ts';
import { operatorCases } from '../testing/operator-cases.ts';
import { fedFrom, pytorch, type StoredCase } from '../node/testing/pytorch.ts';
import { runtimes } from '../node/testing/runtimes.ts';
import * as operators from './all.ts';

/** A model that returns an operator's output and the gradients of its weighted sum by every input that is not of integers. */
function modelOf(name: string, { inputs, weights }: StoredCase): Uint8Array {
  const graph = new Graph();
  const fed = inputs.map((input, at) => graph.input(`input${at}`, input.shape, dtypeOf(fedFrom(input))));
  const output = operatorCases[name]!(...fed as [Tensor, Tensor, Tensor]);
  const loss = operators.reduceSum(operators.mul(output, graph.constant(fedFrom(weights))));
  graph.output('output', output);
  gradients(loss, fed.filter(({ dtype }) => dtype === 'float32')).forEach((gradient, at) => { graph.output(`gradient${at}`, gradient); });
  return encodeModel(graph.data());
}

/** Σ output · weights, summed in double precision. */
async function lossOf(session: Session, inputs: readonly TensorData[], weights: readonly number[]): Promise<number> {
  const { output } = await session.run(Object.fromEntries(inputs.map((input, at) => [`input${at}`, input])));
  return weights.reduce((sum, weight, at) => sum + weight * Number(output!.data[at]), 0);
}

/** The derivative by one number of one input: central differences at ±h and ±2h, whose error is of order h⁴. */
async function difference(session: Session, { inputs, weights }: StoredCase, which: number, element: number): Promise<number> {
  const h = 1 / 32;
  const moved = (by: number): Promise<number> => {
    const fed = inputs.map(fedFrom);
    fed[which]!.data[element] = Number(fed[which]!.data[element]) + by;
    return lossOf(session, fed, weights.data);
  };
  const [near, far] = [(await moved(h)) - (await moved(-h)), (await moved(2 * h)) - (await moved(-2 * h))];
  return (8 * near - far) / (12 * h);
}

describe('operators', () => {
  it('have a case each', () => {
    expect(new Set(Object.keys(operatorCases).map((name) => name.split(' ')[0]))).toEqual(new Set(Object.keys(operators)));
    expect(Object.keys(operatorCases).sort()).toEqual(Object.keys(pytorch.operators).sort());
  });
});

describe.each(runtimes)('operators in %s', (_, start) => {
  let runtime: Runtime;
  beforeAll(async () => { runtime = await start(); });
  afterAll(() => runtime.close());

  it.each(Object.entries(pytorch.operators))(`%s gives the values and gradients of PyTorch ${pytorch.torch}`, async (name, stored) => {
    const session = await runtime.open(modelOf(name, stored));
    const outputs = await session.run(Object.fromEntries(stored.inputs.map((input, at) => [`input${at}`, fedFrom(input)])));
    for (const [at, expected] of [stored.output, ...stored.gradients].entries()) {
      const actual = outputs[at === 0 ? 'output' : `gradient${at - 1}`]!;
      expect(actual.shape).toEqual(expected.shape);
      // Single precision, a few dozen roundings of numbers of order 1 to 10.
      expected.data.forEach((value, element) => { expect(Math.abs(Number(actual.data[element]) - value)).toBeLessThan(4e-6 * (1 + Math.abs(value))); });
    }
    await session.close();
  });

  it.each(Object.entries(pytorch.operators))('%s has the gradient of finite differences', async (name, stored) => {
    const session = await runtime.open(modelOf(name, stored));
    const gradient = await session.run(Object.fromEntries(stored.inputs.map((input, at) => [`input${at}`, fedFrom(input)])));
    for (const [at, { data }] of stored.inputs.filter(({ integer }) => !integer).entries()) {
      for (const element of data.keys()) {
        // Rounding errors of about 1e−6 divided by h; truncation h⁴ f⁗′/30 with fifth derivatives below some hundreds.
        expect(Math.abs((await difference(session, stored, at, element)) - Number(gradient[`gradient${at}`]!.data[element]))).toBeLessThan(1e-3);
      }
    }
    await session.close();
  });
});

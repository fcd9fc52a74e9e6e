import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { Graph } from '../graph.ts';
import { encodeModel } from '../onnx-model.ts';
import { add, square } from '../operators/all.ts';
import { batches, nextTypeModel, optimizer, startingParameters } from '../testing/next-type.ts';
import { freshState, train } from '../trainer.ts';
import { nodeRuntime } from './runtime.ts';

/** x² + y² of pairs. */
function squares(): Uint8Array {
  const graph = new Graph();
  graph.output('sum', add(square(graph.input('x', [2])), square(graph.input('y', [2]))));
  return encodeModel(graph.data());
}

const pair = (a: number, b: number): { data: Float32Array; shape: number[] } => ({ data: Float32Array.of(a, b), shape: [2] });

describe('nodeRuntime', () => {
  it('runs several models, and answers what is asked at once', async () => {
    const runtime = nodeRuntime({ threads: 1 });
    const [one, other] = await Promise.all([runtime.open(squares()), runtime.open(squares())]);
    const sums = await Promise.all([one.run({ x: pair(1, 2), y: pair(3, 4) }), other.run({ x: pair(0, 1), y: pair(0, 2) })]);
    expect(sums.map(({ sum }) => [...sum!.data])).toEqual([[10, 20], [0, 5]]);
    await one.close();
    expect([...(await other.run({ x: pair(1, 1), y: pair(1, 1) }))['sum']!.data]).toEqual([2, 2]);
    await runtime.close();
  });

  it('leaves the event loop free while it trains', async () => {
    const runtime = nodeRuntime({ threads: 1 });
    const session = await runtime.open(nextTypeModel('loop'));
    let ticks = 0;
    const clock = setInterval(() => { ticks++; }, 1);
    const rates = new Float64Array(20).fill(1e-3);
    await train(session, freshState(startingParameters()), batches(0, 20), rates, optimizer);
    clearInterval(clock);
    // Twenty steps of half a billion operations take tens of milliseconds on any machine.
    expect(ticks).toBeGreaterThan(5);
    await runtime.close();
  });

  it('says what was wrong with a model or with what it was fed, and goes on', async () => {
    const runtime = nodeRuntime({ threads: 1 });
    await expect(runtime.open(Uint8Array.of(1, 2, 3))).rejects.toThrow();
    const session = await runtime.open(squares());
    await expect(session.run({ x: pair(1, 2) })).rejects.toThrow("input 'y' is missing");
    await expect(session.run({ x: pair(1, 2), y: { data: Float32Array.of(1, 2, 3), shape: [3] } })).rejects.toThrow('invalid dimensions');
    expect([...(await session.run({ x: pair(1, 2), y: pair(0, 0) }))['sum']!.data]).toEqual([1, 4]);
    await runtime.close();
  });

  it('lets the process end once it has nothing to do, though nobody closed it', () => {
    const program = `import { openRuntime } from '@collapse-lab/onnx-autodiff'; await openRuntime({ threads: 1 }); console.log('opened');`;
    const here = new URL('.', import.meta.url);
    const args = ['--import', 'tsx', '--conditions=@collapse-lab/source', '--input-type=module', '--eval', program];
    expect(execFileSync(process.execPath, args, { cwd: here, encoding: 'utf8', timeout: 30_000 })).toBe('opened\n');
  });

  it('fails what is asked when it is closed', async () => {
    const runtime = nodeRuntime({ threads: 1 });
    const opening = runtime.open(squares());
    await runtime.close();
    await expect(opening).rejects.toThrow('closed');
  });
});

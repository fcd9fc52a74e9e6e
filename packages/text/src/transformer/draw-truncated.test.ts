import { streams } from '@collapse-lab/numeric';
import { encodeModel, Graph, openRuntime } from '@collapse-lab/onnx-autodiff';
import { describe, expect, it } from 'vitest';
import { drawTruncated } from './draw-truncated.ts';

const ROWS = 20_000;

interface Decoding {
  readonly temperature?: number;
  readonly topK?: number;
  readonly topP?: number;
  readonly minP?: number;
}

/** How often each symbol is drawn, of as many rows of these logits. */
async function counted(logits: readonly number[], { temperature = 1, topK = logits.length, topP = Infinity, minP = 0 }: Decoding): Promise<number[]> {
  const V = logits.length;
  const graph = new Graph();
  const column = (name: string) => graph.input(name, [ROWS, 1]);
  const scalar = (name: string) => graph.input(name, []);
  graph.output('drawn', drawTruncated(graph.input('logits', [ROWS, V]), column('uniform'), column('again'), scalar('temperature'), { topK: graph.input('topK', [1], 'int64'), topP: scalar('topP'), minP: scalar('minP') }));
  const runtime = await openRuntime({ threads: 1 });
  const session = await runtime.open(encodeModel(graph.data()));
  const rng = streams('draw truncated').rng();
  const uniforms = (): { data: Float32Array; shape: number[] } => ({ data: Float32Array.from({ length: ROWS }, () => Math.fround(rng.uniform() * 0.9999999)), shape: [ROWS, 1] });
  const fed = (value: number): { data: Float32Array; shape: number[] } => ({ data: Float32Array.of(value), shape: [] });
  const { drawn } = await session.run({ logits: { data: Float32Array.from({ length: ROWS * V }, (_, i) => logits[i % V]!), shape: [ROWS, V] }, uniform: uniforms(), again: uniforms(), temperature: fed(temperature), topK: { data: BigInt64Array.of(BigInt(topK)), shape: [1] }, topP: fed(topP), minP: fed(minP) });
  await runtime.close();
  const counts = Array<number>(V).fill(0);
  for (const symbol of drawn!.data as Int32Array) counts[symbol]!++;
  return counts;
}

/** The same law in double precision, symbol by symbol in order of their probability. */
function lawOf(logits: readonly number[], { temperature = 1, topK = logits.length, topP = Infinity, minP = 0 }: Decoding): number[] {
  const weights = logits.map(Math.exp);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const order = logits.map((_, id) => id).sort((a, b) => logits[b]! - logits[a]! || a - b);
  let before = 0;
  const cooled = Array<number>(logits.length).fill(0);
  order.forEach((id, rank) => {
    if (rank < topK && before < topP && weights[id]! >= minP * weights[order[0]!]!) cooled[id] = Math.exp(logits[id]! / temperature);
    before += weights[id]! / total;
  });
  const left = cooled.reduce((sum, weight) => sum + weight, 0);
  return cooled.map((weight) => weight / left);
}

const rng = streams('logits').rng();
const LOGITS = Array.from({ length: 30 }, () => 3 * rng.uniform());
const TIED = Array.from({ length: 12 }, (_, id) => (id % 3 === 1 ? 1 : 0));

describe('drawing from a law that is cut', () => {
  it.each<[string, readonly number[], Decoding]>([
    ['to no symbol fewer', LOGITS, {}],
    ['to one', LOGITS, { topK: 1 }],
    ['to seven, cooled', LOGITS, { topK: 7, temperature: 0.5 }],
    ['to what reaches 0.6, heated', LOGITS, { topP: 0.6, temperature: 4 }],
    ['to those at least a third as likely as the likeliest', LOGITS, { minP: 1 / 3 }],
    ['in all three ways', LOGITS, { topK: 9, topP: 0.5, minP: 0.3, temperature: 1.5 }],
    ['to the first of equals', TIED, { topK: 6 }],
    ['to equals that reach 0.5 together', TIED, { topP: 0.5 }],
  ])('%s', async (_, logits, decoding) => {
    const law = lawOf(logits, decoding);
    const counts = await counted(logits, decoding);
    expect(counts.filter((count, id) => count > 0 && law[id] === 0)).toEqual([]);
    const chiSquare = counts.reduce((sum, count, id) => (law[id]! > 0 ? sum + (count - ROWS * law[id]!) * (count - ROWS * law[id]!) / (ROWS * law[id]!) : sum), 0);
    const degrees = law.filter((p) => p > 0).length - 1;
    // Of mean k and variance 2k; Laurent and Massart 2000: beyond k + 2√(kx) + 2x with probability e^−x.
    const x = 12;
    expect(chiSquare).toBeLessThanOrEqual(degrees + 2 * Math.sqrt(degrees * x) + 2 * x);
  });
});

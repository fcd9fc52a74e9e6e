import { streams, type Documents } from '@collapse-lab/numeric';
import { encodeModel, Graph, openRuntime } from '@collapse-lab/onnx-autodiff';
import type { Fitted } from '@collapse-lab/runner';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transformer } from '../families/transformer.ts';
import { documentsOf } from '../testing/documents.ts';
import { keepBest, penalised, type Continuation } from './beam-search.ts';
import { penalise } from './draw-position.ts';

const COUNTING = documentsOf(Array.from({ length: 40 }, (_, i) => Array.from({ length: 3 + (i % 6) }, (_, j) => (i + j) % 5)));

async function fitted(architecture: string, maxTokens: number, epochs: number): Promise<Fitted<Documents>> {
  const model = transformer.create({ architecture, vocabulary: 5, context: 8, width: 16, layers: 2, heads: 2, start: 'scratch', train: { epochs }, learningRate: 0.01, batch: 8, maxTokens });
  const outcome = await model.fit({ items: COUNTING, bornIn: new Uint32Array(40), bornBy: new Uint16Array(40) }, { streams: streams('decoding'), previous: undefined });
  if ('ended' in outcome) throw new Error(outcome.ended.message);
  return outcome.fitted;
}

const drawn = async (model: Fitted<Documents>, count: number, decoding: object, given?: Documents): Promise<number[][]> => {
  const { tokens, starts } = await model.sample(count, { streams: streams('draw'), decoding, ...(given && { given }) });
  return Array.from({ length: count }, (_, i) => [...tokens.subarray(starts[i], starts[i + 1])]);
};

describe('a repetition penalty', () => {
  it('divides positive logits of what was used, multiplies negative ones, and leaves the rest and the end', async () => {
    // By the rule of Keskar et al. (2019) in the form of Hugging Face's RepetitionPenaltyLogitsProcessor.
    const [logits, used, expected] = [[2, -1, 0.5, 3], [1, 1, 0, 0], [1, -2, 0.5, 3]];
    expect([...penalised(Float64Array.from(logits), [3, 0, 1, 0], 2, 3)]).toEqual(expected);
    const graph = new Graph();
    graph.output('out', penalise(graph.input('logits', [1, 4]), graph.input('used', [1, 4], 'bool'), graph.input('penalty', [])));
    const runtime = await openRuntime({ threads: 1 });
    const session = await runtime.open(encodeModel(graph.data()));
    const { out } = await session.run({ logits: { data: Float32Array.from(logits), shape: [1, 4] }, used: { data: Uint8Array.from(used), shape: [1, 4] }, penalty: { data: Float32Array.of(2), shape: [] } });
    expect([...(out!.data as Float32Array)]).toEqual(expected);
    await runtime.close();
  });

  it('makes documents repeat themselves less', async () => {
    const model = await fitted('lean', 24, 40);
    const repeated = (documents: readonly number[][]): number => documents.reduce((sum, each) => sum + each.length - new Set(each).size, 0) / documents.flat().length;
    const [plain, less] = [repeated(await drawn(model, 400, {})), repeated(await drawn(model, 400, { repetitionPenalty: 3 }))];
    // Counting modulo 5 to lengths of 3 to 8 repeats a sixth of its tokens.
    expect(plain).toBeGreaterThan(0.1);
    expect(less).toBeLessThan(0.5 * plain);
  });
});

describe('the best beginnings', () => {
  it('are those that sorting all of them would leave, of equals the earlier, and none that cannot be', () => {
    // Few different weights, so that many are equal.
    const law = fc.array(fc.constantFrom<number>(0, 0.25, 0.5, 1), { minLength: 6, maxLength: 6 });
    fc.assert(fc.property(fc.array(fc.record({ law, logProbability: fc.constantFrom(-1, -2) }), { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 40 }), (live, most) => {
      const best: Continuation[] = [];
      for (const { law: weights, logProbability } of live) keepBest(best, most, { sequence: [], logProbability }, Float64Array.from(weights));
      const all = live.flatMap(({ law: weights, logProbability }, i) => {
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        return weights.flatMap((weight, symbol) => (weight > 0 ? [{ i, symbol, logProbability: logProbability + Math.log(weight / total) }] : []));
      });
      const sorted = all.sort((a, b) => b.logProbability - a.logProbability).slice(0, most);
      expect(best.map(({ symbol, logProbability }) => ({ symbol, logProbability }))).toEqual(sorted.map(({ symbol, logProbability }) => ({ symbol, logProbability })));
    }));
  });
});

describe.each(['lean', 'gpt2'])('a search in %s', (architecture) => {
  it('with one beam is greedy, prompts, penalties and several contexts among them', async () => {
    const model = await fitted(architecture, 30, 3);
    const given = documentsOf([[], [3], [9, 1, 2], Array.from({ length: 11 }, (_, i) => i % 5), Array.from({ length: 30 }, () => 1)]);
    for (const other of [{}, { repetitionPenalty: 1.3 }, { topK: 2, repetitionPenalty: 0.8 }]) {
      expect(await drawn(model, 5, { ...other, beams: 1 }, given)).toEqual(await drawn(model, 5, { ...other, temperature: 0 }, given));
    }
  });

  it.each([[0], [1], [-0.5]])('that keeps all beginnings finds the best document there is, at α = %s', async (lengthPenalty) => {
    const model = await fitted(architecture, 2, 3);
    const tokens = [0, 1, 2, 3, 4];
    const all = [[], ...tokens.map((a) => [a]), ...tokens.flatMap((a) => tokens.map((b) => [a, b]))];
    const { logLikelihood, unitStart } = await model.score!(documentsOf(all));
    const scores = all.map((document, i) => {
      // Documents of two tokens are cut: their end is not searched.
      const length = Math.min(2, document.length + 1);
      return logLikelihood.subarray(unitStart[i], unitStart[i]! + length).reduce((sum, each) => sum + each, 0) / (length === 2 ? Math.exp(lengthPenalty * Math.LN2) : 1);
    });
    expect(await drawn(model, 2, { beams: 1000, lengthPenalty })).toEqual([1, 2].map(() => all[scores.indexOf(Math.max(...scores))]));
  });
});

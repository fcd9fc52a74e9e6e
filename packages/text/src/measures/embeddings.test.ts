import { vendiScoreOfFeatures } from '@collapse-lab/diversity';
import { documentCount, type Documents } from '@collapse-lab/numeric';
import { parametersOf } from '@collapse-lab/onnx-autodiff';
import type { Fitted, ModelFiles, Row, World } from '@collapse-lab/runner';
import { env, pipeline, type Tensor } from '@xenova/transformers';
import { beforeAll, describe, expect, it } from 'vitest';
import { documentsAlgebra, takeDocuments } from '../algebra.ts';
import { hostWith } from '../node/testing/model-host.ts';
import { embedTexts, openEmbedder } from '../pretrained/embed-texts.ts';
import { listsOf } from '../testing/documents.ts';
import { openCorpus, root, TINY, trained } from '../testing/exported.ts';
import { trainMasked } from '../testing/masked-model.ts';
import { decodeTransformer } from '../transformer/fitted-transformer.ts';
import { parameterShapes } from '../transformer/network.ts';
import { embeddings } from './embeddings.ts';

const TEXTS = ['the whale', 'a ship sails the whale dives', 'call', ''];

describe('embeddings', () => {
  let world: World<Documents>;
  let teacher: Fitted<Documents>;
  let maskedFiles: ModelFiles = {};
  let [masked, causal] = [hostWith({}), hostWith({})];
  let real: Documents;
  beforeAll(async () => {
    world = await openCorpus('words');
    real = world.draw({ from: 'fixed', count: 40, generation: 0, taken: 0, member: 0 }, root);
    teacher = await trained(world, { architecture: 'lean', vocabulary: 'seen' });
    causal = hostWith(await teacher.files!(world));
    maskedFiles = (await trainMasked(world, real)).files;
    masked = hostWith(maskedFiles);
  });

  const measured = async (sample: Documents, keys: object = {}): Promise<Row> => {
    const measure = embeddings.create({ model: masked.name, pooling: 'mean', ...keys });
    expect(Object.keys(await measure.open!(masked.host))).toEqual(['embeddings', 'embeddingsFingerprint']);
    return measure.measure({ sample, reference: real, world, algebra: documentsAlgebra } as never);
  };

  // transformers.js 4.3.1, whose pipeline pools by itself.
  it.each([['mean', 'mean'], ['first', 'cls']] as const)('pools by the %s as transformers.js does, of texts of unequal lengths', async (pooling, theirs) => {
    const vectors = await embedTexts(await openEmbedder(masked.name, masked.host), TEXTS, pooling);
    const dimensions = vectors[0]!.length;
    env.localModelPath = masked.host.base;
    const extractor = await pipeline('feature-extraction', masked.name);
    const expected = (await extractor(TEXTS, { pooling: theirs })) as Tensor;
    expect(expected.dims).toEqual([TEXTS.length, dimensions]);
    (expected.data as Float32Array).forEach((value, at) => { expect(Math.abs(vectors[Math.floor(at / dimensions)]![at % dimensions]! - value)).toBeLessThan(1e-5); });
  });

  it('has of an exported decoder the states that its logits are products of', async () => {
    const vectors = await embedTexts(await openEmbedder(causal.name, causal.host), ['the whale', 'a'], 'last');
    const { types, vector } = decodeTransformer(teacher.encode());
    const shapes = parameterShapes({ form: 'lean', symbols: types.length + 1, context: TINY.context, width: TINY.width, layers: TINY.layers, heads: TINY.heads });
    const { tokens: table } = parametersOf(vector, shapes) as { readonly tokens: Float32Array };
    const { model: { vocab } } = world.tokenizer!().json as { readonly model: { readonly vocab: Readonly<Record<string, number>> } };
    for (const [row, beginning] of [['the', 'whale'], ['a']].entries()) {
      const logits = Array.from({ length: types.length + 1 }, (_, symbol) => vectors[row]!.reduce((sum, value, c) => sum + value * table[symbol * TINY.width + c]!, 0));
      const total = Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit), 0));
      const document = beginning.map((word) => vocab[word]!);
      const { logLikelihood } = await teacher.score!({ tokens: Uint32Array.from(document), starts: Uint32Array.of(0, document.length) });
      // The last unit is the end, whose symbol is the last.
      expect(Math.abs(logits.at(-1)! - total - logLikelihood.at(-1)!)).toBeLessThan(1e-4);
    }
  });

  it('are of a decoder the same beside longer texts', async () => {
    const open = await openEmbedder(causal.name, causal.host);
    const [alone, beside] = [await embedTexts(open, ['the whale'], 'mean'), await embedTexts(open, ['the whale', TEXTS[1]!], 'mean')];
    alone[0]!.forEach((value, at) => { expect(Math.abs(beside[0]![at]! - value)).toBeLessThan(1e-5); });
  });

  it('are compared by the Vendi score and the mean distance of pairs', async () => {
    const row = await measured(real);
    const vectors = await embedTexts(await openEmbedder(masked.name, masked.host), listsOf(real).map((_, i) => world.show(real, i)), 'mean');
    const points = { values: Float64Array.from(vectors.flatMap((vector) => [...vector!])), dimensions: vectors[0]!.length };
    expect(row).toMatchObject({ semanticVendi: vendiScoreOfFeatures(points, 1), semanticDocuments: 40 });
    expect(row['semanticVendi']).toBeGreaterThan(1.5);
    expect(row['semanticDispersion']).toBeGreaterThan(0.01);
  });

  it('drift from the real documents in the same places', async () => {
    const { semanticDrift: none } = await measured(real);
    expect(none).toBeCloseTo(0, 10);
    // Two documents in each other's place are as far from their origins as from each other.
    const two = takeDocuments(real, Uint32Array.of(1, 0));
    const { semanticDrift, semanticDispersion } = await measured(two);
    expect(semanticDrift).toBeGreaterThan(0.001);
    expect(semanticDrift).toBeCloseTo(semanticDispersion!, 10);
  });

  it('have no dispersion where all documents are one', async () => {
    const { semanticVendi, semanticDispersion } = await measured(takeDocuments(real, new Uint32Array(12)));
    expect(semanticVendi).toBeCloseTo(1, 6);
    expect(semanticDispersion).toBeCloseTo(0, 10);
  });

  it('are of so many documents as are asked for, from the first on', async () => {
    const ten = await measured(real, { documents: 10 });
    expect(ten).toEqual(await measured(takeDocuments(real, Uint32Array.from({ length: 10 }, (_, i) => i))));
    expect(ten['semanticDocuments']).toBe(10);
    expect(documentCount(real)).toBe(40);
  });

  it('want a model that gives the states of tokens, and say in one line that one does not', async () => {
    // The output under another name of the same length.
    const graph = Buffer.from(maskedFiles['onnx/model.onnx'] as Uint8Array).toString('latin1').replaceAll('last_hidden_state', 'past_hidden_state');
    const other = hostWith({ ...maskedFiles, 'onnx/model.onnx': Buffer.from(graph, 'latin1') });
    await expect(openEmbedder(other.name, other.host)).rejects.toThrow(/^.* must be a model whose graph gives last_hidden_state, the states of a text's tokens, but it gives logits, past_hidden_state; name one that was exported for feature extraction$/);
  });
});

// The transformer family: a small decoder-only language model, trained by gradient descent in every generation.
import type { Documents } from '@collapse-lab/numeric';
import { defineFamily, UserError, type Column, type Family } from '@collapse-lab/runner';
import { z } from 'zod';
import { decodeTransformer, encodeTransformer, type FittedTransformer } from '../transformer/fitted-transformer.ts';
import { stopSchema } from '../transformer/stopping.ts';

const share = z.number().min(0).max(1);
const momentum = z.number().min(0).lt(1);
const train = z
  .strictObject({
    epochs: z.number().positive().optional().describe('passes over the training text'),
    tokens: z.int().min(1).optional().describe('tokens trained on, whatever the length of the text'),
  })
  .check(({ value, issues }) => {
    const { epochs, tokens } = value;
    const told = tokens === undefined ? 'neither; write { epochs: 3 } or { tokens: 2000000 }' : 'both; leave one out, or give model whole where a study that it extends has the other';
    if ((epochs === undefined) === (tokens === undefined)) issues.push({ code: 'custom', input: value, path: [], message: `must have either epochs or tokens, but got ${told}` });
  })
  .meta({ oneOf: [{ required: ['epochs'] }, { required: ['tokens'] }] });

const parameters = z
  .strictObject({
    architecture: z.enum(['lean', 'gpt2']).describe('lean: RMS norms, squared ReLU, no biases; gpt2: layer norms, GELU, biases; neither has dropout'),
    vocabulary: z.union([z.literal('seen'), z.int().min(2)]).describe("token ids that there may be, from 0; seen: those of generation 1's training text"),
    context: z.int().min(2).describe('positions that a prediction may see'),
    width: z.int().min(1).describe('channels'),
    layers: z.int().min(1),
    heads: z.int().min(1).describe('attention heads; they share the channels equally'),
    start: z.enum(['scratch', 'continue', 'fine-tune']).describe("parameters that later fits begin from: new ones, the previous generation's, or generation 1's"),
    train: train.describe('how long a fit trains: { epochs: 3 } or { tokens: 2000000 }'),
    stop: stopSchema.default('never').describe('what may end a fit early: { kind: training-split, share: 0.1, patience: 3 } or { kind: real-validation, documents: 100, patience: 3 }'),
    learningRate: z.number().positive().describe('of AdamW, at its highest'),
    maxTokens: z.int().min(1).describe('tokens at which a sampled document is cut'),
    batch: z.int().min(1).default(32).describe('windows in a step'),
    warmup: share.default(0.05).describe('share of the steps in which the learning rate rises'),
    finalShare: share.default(0.1).describe('share of the learning rate that a cosine leaves at the end'),
    weightDecay: z.number().min(0).default(0.1).describe('of matrices, decoupled'),
    beta1: momentum.default(0.9).describe('of AdamW: what a step keeps of the mean of gradients'),
    beta2: momentum.default(0.95).describe('of AdamW: what a step keeps of the mean of their squares'),
    clipNorm: z.number().positive().default(1).describe('gradients longer than this are scaled to it'),
    threads: z.int().min(1).default(1).describe('threads of a fit, as many as there are processors at most; results do not depend on it'),
  })
  .check(({ value: { width, heads }, issues }) => {
    if (width % heads !== 0) issues.push({ code: 'custom', input: heads, path: ['heads'], message: `must divide the width ${width}, but got ${heads}` });
  });

const columns: readonly Column[] = [
  { name: 'parameterCount', summary: 'Numbers that training adjusts.', unit: 'parameters' },
  { name: 'modelVocabulary', summary: 'Types that the model gives a probability, frozen at generation 1.', unit: 'types' },
  { name: 'steps', summary: 'Steps of AdamW in the fit.', unit: 'steps', inTrace: true },
  { name: 'trainedTokens', summary: 'Predictions that the steps of the fit were trained on.', unit: 'tokens', inTrace: true },
  { name: 'unknownShare', summary: 'Share of the training tokens outside the vocabulary, which were left out.', inTrace: true },
  { name: 'keptStep', summary: 'Step whose parameters were kept, where training stops by a loss on documents set aside.', unit: 'steps', inTrace: true },
  { name: 'validationLoss', summary: 'Mean negative log-likelihood of the documents set aside under the parameters kept.', unit: 'nats per token', inTrace: true },
  ...Array.from({ length: 10 }, (_, i): Column => ({
    name: `trainLoss${i + 1}`,
    summary: `Loss curve: mean training loss in the ${['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'last'][i]!} tenth of the steps.`,
    unit: 'nats per token',
    inTrace: true,
  })),
];

/** What loads the engine: not before a model is fitted, drawn from or scored. */
const engine = async () => import('../transformer/engine.ts');

/**
 * `transformer`: documents between borders, read as one text in training; drawn and scored one by one, from a border on. Scored units are
 * the tokens of a document and one end. Neither architecture has dropout.
 */
export const transformer = defineFamily({
  id: 'transformer',
  summary: 'Small decoder-only transformer, trained by AdamW; draws with a key-value cache, scores exactly.',
  parameters,
  create: (chosen): Family<Documents, FittedTransformer> => {
    const { architecture: form, context, width, layers, heads, vocabulary, maxTokens, threads } = chosen;
    const shape = { form, context, width, layers, heads };
    const { learningRate, warmup, finalShare, weightDecay, beta1, beta2, clipNorm } = chosen;
    const plan = { ...chosen, architecture: shape, schedule: { learningRate, warmup, finalShare }, optimizer: { beta1, beta2, epsilon: 1e-8, weightDecay, clipNorm } };
    const { stop } = chosen;
    const real = stop !== 'never' && stop.kind === 'real-validation' ? stop : undefined;
    return {
      columns,
      channels: [
        ...(vocabulary === 'seen' ? ['vocabulary frozen at generation 1'] : []),
        ...(real ? [`real validation: training stops by its loss on ${real.documents} real documents apart from the real sample and the held-out ones`] : []),
      ],
      ...(real && { validates: real.documents, validatesBy: 'stop.documents' }),
      decodes: ['temperature', 'topK', 'topP', 'minP', 'repetitionPenalty', 'beams', 'lengthPenalty'],
      async check(items, opening) {
        const largest = items.tokens.reduce((most, token) => Math.max(most, token), 0);
        if (vocabulary !== 'seen' && largest >= vocabulary) throw new UserError(`vocabulary must be above every token id, but got ${vocabulary} and a token ${largest}; ask for ${largest + 1} or more, or for seen`);
        if (!opening) return;
        const { checkLength, checkMemory, checkSplit, checkSteps, stepsFor, vocabularyOf } = await engine();
        const { sample, availableMemory } = opening;
        checkLength(sample, context);
        checkSplit(stop, sample);
        const types = vocabularyOf(vocabulary, sample);
        if (availableMemory === undefined) return;
        checkMemory({ ...shape, symbols: types.length + 1 }, chosen.batch, availableMemory);
        checkSteps(stepsFor(plan, sample), availableMemory);
      },
      fit: async ({ items }, context) => (await engine()).fitTransformer(plan, items, context),
      takesGiven: true,
      sample: async ({ types, vector }, count, { streams, decoding, given }) => {
        const { sampleTransformer, symbolsOf } = await engine();
        return sampleTransformer(vector, symbolsOf(types), { ...shape, symbols: types.length + 1 }, { count, maxTokens, decoding, given, threads }, streams.rng());
      },
      score: async ({ types, vector }, items) => {
        const { scoreTransformer, symbolsOf } = await engine();
        return scoreTransformer(vector, symbolsOf(types), { ...shape, symbols: types.length + 1 }, items, threads);
      },
      entropies: async ({ types, vector }, items) => {
        const { entropiesAlong, symbolsOf } = await engine();
        return entropiesAlong(vector, symbolsOf(types), { ...shape, symbols: types.length + 1 }, items, threads);
      },
      parameters: ({ types, vector }) => ({ parameterCount: vector.length, modelVocabulary: types.length }),
      files: async (fitted, { tokenizer }) => (await import('../export/model-files.ts')).modelFiles(fitted, shape, tokenizer?.()),
      encode: encodeTransformer,
      decode: decodeTransformer,
    };
  },
});

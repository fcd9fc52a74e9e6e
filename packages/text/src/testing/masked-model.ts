// A small masked language model for tests: a perceptron over two tokens to either side of a place, trained here and exported as BERT's are.
import { concat, embedding, encodeModel, freshState, Graph, linearCrossEntropy, matMul, openRuntime, parameterCount, parametersOf, reshape, squaredRelu, train, trainingModel, transpose, type Tensor } from '@collapse-lab/onnx-autodiff';
import { streams, type Documents } from '@collapse-lab/numeric';
import type { ModelFiles, World } from '@collapse-lab/runner';
import { listsOf } from '../document-lists.ts';
import { maskedPlaces } from '../pretrained/infill-documents.ts';

const [CHANNELS, HIDDEN, BATCH, STEPS] = [8, 24, 64, 400];
const SPECIAL = ['[UNK]', '[CLS]', '[SEP]', '[MASK]', '[PAD]'];
const OPTIMIZER = { beta1: 0.9, beta2: 0.99, epsilon: 1e-8, weightDecay: 0, clipNorm: 1 };
const NEIGHBOURS = [-2, -1, 1, 2];

/** Learns what is masked in these documents, and gives the model's files, with the mean loss in nats of its last tenth. */
export async function trainMasked(world: World<Documents>, items: Documents, masking = { share: 0.3, span: 2 }): Promise<{ readonly files: ModelFiles; readonly loss: number; readonly types: number }> {
  const { json, size: types } = world.tokenizer!();
  const [, cls, sep, mask, pad] = SPECIAL.map((_, i) => types + i) as [number, number, number, number, number];
  const shapes = { tokens: [types + SPECIAL.length, CHANNELS], hidden: [4 * CHANNELS, HIDDEN], output: [types + SPECIAL.length, HIDDEN] };
  const rng = streams('masked').rng();
  const examples: { readonly around: number[]; readonly target: number }[] = [];
  while (examples.length < BATCH * STEPS) {
    for (const list of listsOf(items)) {
      const hidden = maskedPlaces(list.length, masking, rng);
      const seen = [cls, ...list.map((token, at) => (hidden.includes(at) ? mask : token)), sep];
      for (const at of hidden) examples.push({ around: NEIGHBOURS.map((by) => seen[at + 1 + by] ?? pad), target: list[at]! });
    }
  }
  const model = trainingModel({
    parameters: shapes,
    batch: { around: { shape: [BATCH, 4], dtype: 'int32' }, targets: { shape: [BATCH], dtype: 'int32' } },
    loss: (p, { around, targets }: Record<'around' | 'targets', Tensor>) => linearCrossEntropy(squaredRelu(matMul(reshape(embedding(p.tokens, around), [BATCH, 4 * CHANNELS]), p.hidden)), p.output, targets),
    optimizer: OPTIMIZER,
  });
  const session = await (await openRuntime({ threads: 1 })).open(model);
  const used = examples.slice(0, BATCH * STEPS);
  const feeds = { around: { data: Int32Array.from(used.flatMap(({ around }) => around)), shape: [STEPS, BATCH, 4] }, targets: { data: Int32Array.from(used, ({ target }) => target), shape: [STEPS, BATCH] } };
  const start = Float32Array.from({ length: parameterCount(shapes) }, () => 0.3 * rng.normal());
  const { state, losses } = await train(session, freshState(start), feeds, new Float64Array(STEPS).fill(0.01), OPTIMIZER);
  const last = losses.subarray(-STEPS / 10);
  return { files: filesOf(json, types, exported(parametersOf(state.parameters, shapes), shapes, pad)), loss: last.reduce((sum, each) => sum + each, 0) / last.length, types };
}

/** Input `input_ids` (B, S); outputs `logits` (B, S, V), and `last_hidden_state` (B, S, H). */
function exported(p: Readonly<Record<string, Float32Array>>, shapes: Readonly<Record<'tokens' | 'hidden' | 'output', readonly number[]>>, pad: number): Uint8Array {
  const graph = new Graph();
  const [B, S] = [3, 5];
  const weight = (name: keyof typeof shapes): Tensor => graph.constant({ data: p[name]!, shape: shapes[name] });
  const ids = graph.input('input_ids', [B, S], 'int64', ['batch_size', 'sequence_length']);
  const wider = graph.emitOne('Pad', [ids, graph.integers([0, 2, 0, 2]), graph.constant({ data: BigInt64Array.of(BigInt(pad)), shape: [] })], { shape: [B, S + 4], dtype: 'int64' });
  const beside = NEIGHBOURS.map((by) => graph.emitOne('Slice', [wider, graph.integers([2 + by]), graph.integers([by === 2 ? 0x7fffffff : by - 2]), graph.integers([1])], { shape: [B, S], dtype: 'int64' }));
  const hidden = squaredRelu(matMul(concat(beside.map((each) => embedding(weight('tokens'), each)), 2), weight('hidden')));
  graph.output('logits', matMul(hidden, transpose(weight('output'))), ['batch_size', 'sequence_length', shapes.output[0]!]);
  graph.output('last_hidden_state', hidden, ['batch_size', 'sequence_length', HIDDEN]);
  return encodeModel(graph.data());
}

/** The tokenizer puts [CLS] before a text and [SEP] after it. */
function filesOf(json: object, types: number, graph: Uint8Array): ModelFiles {
  const { model } = json as { readonly model: { readonly vocab: object } };
  const tokenizer = {
    ...json,
    added_tokens: SPECIAL.map((content, i) => ({ id: types + i, content, special: true, single_word: false, lstrip: false, rstrip: false, normalized: false })),
    post_processor: { type: 'TemplateProcessing', single: [{ SpecialToken: { id: '[CLS]', type_id: 0 } }, { Sequence: { id: 'A', type_id: 0 } }, { SpecialToken: { id: '[SEP]', type_id: 0 } }], pair: [], special_tokens: Object.fromEntries(['[CLS]', '[SEP]'].map((id) => [id, { id, ids: [types + SPECIAL.indexOf(id)], tokens: [id] }])) },
    model: { ...model, vocab: { ...model.vocab, '[UNK]': types }, unk_token: '[UNK]' },
  };
  return {
    'config.json': JSON.stringify({ model_type: 'bert', vocab_size: types + SPECIAL.length, max_position_embeddings: 16, 'transformers.js_config': { dtype: 'fp32' } }),
    'tokenizer.json': JSON.stringify(tokenizer),
    'tokenizer_config.json': JSON.stringify({ tokenizer_class: 'PreTrainedTokenizerFast', unk_token: '[UNK]', cls_token: '[CLS]', sep_token: '[SEP]', mask_token: '[MASK]', pad_token: '[PAD]', model_max_length: 16 }),
    'onnx/model.onnx': graph,
  };
}

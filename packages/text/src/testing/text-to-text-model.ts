// An encoder–decoder for tests, with the inputs and outputs of an exported T5: it writes what it reads, every token one number higher.
import { concat, encodeModel, Graph, mul, sub, type Tensor } from '@collapse-lab/onnx-autodiff';
import type { ModelFiles } from '@collapse-lab/runner';

/** Stand for the lengths of axes of any length: B texts of T tokens, S new ones after P. */
const [B, T, S, P] = [3, 11, 5, 7];
const CACHE = 'past_sequence_length';

/** For documents of `types` tokens; its start of a text and its end have the two numbers after them. */
export function successorModel(json: object, types: number): ModelFiles {
  const [pad, end] = [types, types + 1];
  const { model, ...others } = json as { readonly model: { readonly vocab: object } };
  const special = ['<pad>', '</s>'].map((content, i) => ({ id: types + i, content, special: true, single_word: false, lstrip: false, rstrip: false, normalized: false }));
  const single = [{ Sequence: { id: 'A', type_id: 0 } }, { SpecialToken: { id: '</s>', type_id: 0 } }];
  return {
    'config.json': JSON.stringify({ model_type: 't5', is_encoder_decoder: true, vocab_size: types + 2, n_positions: 32, num_layers: 1, num_decoder_layers: 1, num_heads: 1, d_kv: 1, d_model: 1, decoder_start_token_id: pad, eos_token_id: end, pad_token_id: pad, 'transformers.js_config': { dtype: 'fp32' } }),
    'tokenizer.json': JSON.stringify({ ...others, added_tokens: special, post_processor: { type: 'TemplateProcessing', single, pair: [], special_tokens: { '</s>': { id: '</s>', ids: [end], tokens: ['</s>'] } } }, model: { ...model, vocab: { ...model.vocab, '<pad>': pad }, unk_token: '<pad>' } }),
    'tokenizer_config.json': JSON.stringify({ tokenizer_class: 'PreTrainedTokenizerFast', pad_token: '<pad>', eos_token: '</s>', unk_token: '<pad>', model_max_length: 32 }),
    'onnx/encoder_model.onnx': encoder(),
    'onnx/decoder_model_merged.onnx': decoder(types),
  };
}

/** The state of a token is its number. */
function encoder(): Uint8Array {
  const graph = new Graph();
  const ids = graph.input('input_ids', [B, T], 'int64', ['batch_size', 'encoder_sequence_length']);
  graph.input('attention_mask', [B, T], 'int64', ['batch_size', 'encoder_sequence_length']);
  graph.output('last_hidden_state', unsqueezed(graph.cast(ids, 'float32'), 2), ['batch_size', 'encoder_sequence_length', 1]);
  return encodeModel(graph.data());
}

/** As Optimum merges both branches: with a cache, what was read is taken from the cache alone, and its keys come back empty. */
function decoder(types: number): Uint8Array {
  const graph = new Graph();
  const ids = graph.input('input_ids', [B, S], 'int64', ['batch_size', 'decoder_sequence_length']);
  const states = graph.input('encoder_hidden_states', [B, T, 1], 'float32', ['batch_size', 'encoder_sequence_length', 1]);
  const cached = graph.cast(graph.input('use_cache_branch', [1], 'bool'), 'float32');
  const [own, ofSource] = ['decoder', 'encoder'].map((side) => ['key', 'value'].map((part) => graph.input(`past_key_values.0.${side}.${part}`, [B, 1, P, 1], 'float32', ['batch_size', 1, `${CACHE}_${side}`, 1]))) as [Tensor[], Tensor[]];
  const source = concat([reshaped(ofSource[0]!, [B, P, 1]), mul(states, sub(graph.scalar(1), cached))], 1);
  const [before, now] = [lengthOf(own[0]!, 2), lengthOf(ids, 1)];
  const last = int(graph, 'Sub', [lengthOf(states, 1), scalar(graph, 1)], []);
  const places = int(graph, 'Min', [int(graph, 'Range', [before, int(graph, 'Add', [before, now], []), scalar(graph, 1)], [S]), last], [S]);
  const read = graph.cast(graph.emitOne('Squeeze', [graph.emitOne('Gather', [source, places], { shape: [B, S, 1] }, { attributes: { axis: 1 } }), graph.integers([2])], { shape: [B, S] }), 'int64');
  const rows = Array.from({ length: types + 2 }, (_, token) => Array.from({ length: types + 2 }, (_unused, next) => (next === (token < types ? (token + 1) % types : token) ? 20 : 0)));
  const table = graph.constant({ data: Float32Array.from(rows.flat()), shape: [types + 2, types + 2] });
  graph.output('logits', graph.emitOne('Gather', [table, read], { shape: [B, S, types + 2] }, { attributes: { axis: 0 } }), ['batch_size', 'decoder_sequence_length', types + 2]);
  const now4 = unsqueezed(unsqueezed(graph.cast(ids, 'float32'), 2), 1);
  const whole = reshaped(states, [B, 1, T, 1]);
  const kept = int(graph, 'Mul', [lengthOf(states, 1), int(graph, 'Sub', [scalar(graph, 1), int(graph, 'Squeeze', [graph.cast(cached, 'int64')], [])], [])], []);
  const ofFirst = graph.emitOne('Slice', [whole, graph.integers([0]), unsqueezed(kept, 0), graph.integers([2]), graph.integers([1])], { shape: [B, 1, T, 1] });
  for (const [i, part] of ['key', 'value'].entries()) {
    graph.output(`present.0.decoder.${part}`, concat([own[i]!, now4], 2), ['batch_size', 1, `${CACHE} + 1`, 1]);
    graph.output(`present.0.encoder.${part}`, ofFirst, ['batch_size', 1, 'encoder_sequence_length_out', 1]);
  }
  return encodeModel(graph.data());
}

function int(graph: Graph, op: string, inputs: readonly Tensor[], shape: readonly number[]): Tensor {
  return graph.emitOne(op, inputs, { shape, dtype: 'int64' });
}

function scalar(graph: Graph, value: number): Tensor {
  return graph.constant({ data: BigInt64Array.of(BigInt(value)), shape: [] });
}

function lengthOf(x: Tensor, axis: number): Tensor {
  return int(x.graph, 'Squeeze', [x.graph.emitOne('Shape', [x], { shape: [1], dtype: 'int64' }, { attributes: { start: axis, end: axis + 1 } })], []);
}

function unsqueezed(x: Tensor, axis: number): Tensor {
  return x.graph.emitOne('Unsqueeze', [x, x.graph.integers([axis])], { shape: [...x.shape.slice(0, axis), 1, ...x.shape.slice(axis)], dtype: x.dtype });
}

/** To (B, 1, length, 1) or (B, length, 1), whatever the length. */
function reshaped(x: Tensor, standing: readonly number[]): Tensor {
  return x.graph.emitOne('Reshape', [x, x.graph.integers(standing.length === 3 ? [0, -1, 1] : [0, 1, -1, 1])], { shape: standing });
}

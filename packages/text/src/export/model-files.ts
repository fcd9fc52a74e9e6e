// A trained transformer as a folder in Hugging Face's layout, which transformers.js loads and generates with.
import { UserError, type ModelFiles, type WorldTokenizer } from '@collapse-lab/runner';
import type { FittedTransformer } from '../transformer/fitted-transformer.ts';
import type { Architecture } from '../transformer/network.ts';
import { exportedVocabulary, type ExportedVocabulary } from './exported-vocabulary.ts';
import { generationModel } from './generation-model.ts';
import { gpt2Tensors } from './gpt2-tensors.ts';
import { encodeSafetensors } from './safetensors.ts';
import { withBorder } from './with-border.ts';

/** The files by their paths. Throws UserError where the world's tokenizer has no tokenizer.json. */
export function modelFiles({ types, vector }: FittedTransformer, shape: Omit<Architecture, 'symbols'>, tokenizer: WorldTokenizer | undefined): ModelFiles {
  if (!tokenizer) throw new UserError('a model to be exported must be of text that a tokenizer.json tells how to cut, but its world has none; run it on the world corpus');
  const architecture = { ...shape, symbols: types.length + 1 };
  const vocabulary = exportedVocabulary(types, tokenizer);
  const model = { architecture, vector, symbolOf: vocabulary.symbolOf };
  const { json, border } = withBorder(tokenizer.json, vocabulary);
  const text = (content: object): string => `${JSON.stringify(content, null, 2)}\n`;
  // What PyTorch's GPT-2 computes has no way to say that a token is impossible.
  const isWhole = !vocabulary.symbolOf.includes(-1);
  return {
    'config.json': text(configOf(architecture, vocabulary)),
    'generation_config.json': text({ bos_token_id: vocabulary.border, eos_token_id: vocabulary.border, pad_token_id: vocabulary.border, max_length: shape.context }),
    'tokenizer.json': text(json),
    'tokenizer_config.json': text({ tokenizer_class: 'PreTrainedTokenizerFast', bos_token: border, eos_token: border, pad_token: border, unk_token: border, model_max_length: shape.context, clean_up_tokenization_spaces: false }),
    'onnx/model.onnx': generationModel(model),
    ...(shape.form === 'gpt2' && isWhole && { 'model.safetensors': encodeSafetensors(gpt2Tensors(model)) }),
  };
}

function configOf({ form, context, width, layers, heads }: Architecture, { symbolOf, border }: ExportedVocabulary): object {
  return {
    model_type: 'gpt2',
    architectures: ['GPT2LMHeadModel'],
    // GPT-2's are those of the reference; the lean form shares its interface only, and stands in onnx/model.onnx alone.
    ...(form === 'gpt2' ? { activation_function: 'gelu_new', layer_norm_epsilon: 1e-5 } : { activation_function: 'squared_relu', normalization: 'rms, without gain' }),
    vocab_size: symbolOf.length,
    n_positions: context,
    n_embd: width,
    n_layer: layers,
    n_head: heads,
    attn_pdrop: 0,
    embd_pdrop: 0,
    resid_pdrop: 0,
    tie_word_embeddings: true,
    bos_token_id: border,
    eos_token_id: border,
    torch_dtype: 'float32',
    'transformers.js_config': { dtype: 'fp32' },
  };
}

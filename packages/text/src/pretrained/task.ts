// What a pretrained model is asked for, and as what transformers.js then loads it.

const ONE = ['onnx/model.onnx'];

/** By task: what the model must be, the class that loads it, its graphs, and what to do where it is none such. */
export const TASKS = {
  causal: { is: 'a causal language model', auto: 'AutoModelForCausalLM', graphs: ONE, wayOut: 'collapse export writes such a folder' },
  masked: { is: 'a masked language model', auto: 'AutoModelForMaskedLM', graphs: ONE, wayOut: 'name one such as BERT, or in-fill by a causal one (by: causal)' },
  'text-to-text': { is: 'an encoder–decoder such as T5', auto: 'AutoModelForSeq2SeqLM', graphs: ['onnx/encoder_model.onnx', 'onnx/decoder_model_merged.onnx'], wayOut: 'export it anew for transformers.js, or rewrite by a causal one (by: causal)' },
  features: { is: 'a model', auto: 'AutoModel', graphs: ONE, wayOut: 'collapse export writes such a folder' },
} as const;

export type Task = keyof typeof TASKS;

// The parameters of a transformer of form gpt2 by the names and shapes of GPT-2 in Hugging Face's transformers.
import { parametersOf } from '@collapse-lab/onnx-autodiff';
import { parameterShapes, type Architecture } from '../transformer/network.ts';
import { rowsFor, type RenumberedModel } from './generation-model.ts';
import type { NamedTensor } from './safetensors.ts';

/** Our name of a layer's part, or of a norm, by theirs. */
const PARTS = { ln_1: 'norm1', 'attn.c_attn': 'qkv', 'attn.c_proj': 'mix', ln_2: 'norm2', 'mlp.c_fc': 'up', 'mlp.c_proj': 'down' };

/** For a model whose tokens all have symbols. Matrices take rows from the left in both. */
export function gpt2Tensors({ architecture, vector, symbolOf }: RenumberedModel): Record<string, NamedTensor> {
  const shapes = parameterShapes(architecture);
  const parameters = parametersOf(vector, shapes);
  const { width } = architecture;
  const pair = (theirs: string, ours: string): [string, NamedTensor][] =>
    ['weight', 'bias'].map((part) => {
      const name = part === 'bias' ? `${ours}.bias` : `${ours}.gain` in shapes ? `${ours}.gain` : ours;
      return [`transformer.${theirs}.${part}`, { data: parameters[name]!, shape: shapes[name]! }];
    });
  return Object.fromEntries([
    ['transformer.wte.weight', { data: rowsFor(parameters['tokens']!, symbolOf, architecture), shape: [symbolOf.length, width] }],
    ['transformer.wpe.weight', { data: parameters['positions']!, shape: shapes['positions']! }],
    ...layersOf(architecture).flatMap((layer) => Object.entries(PARTS).flatMap(([theirs, ours]) => pair(`h.${layer}.${theirs}`, `${layer}.${ours}`))),
    ...pair('ln_f', 'norm'),
  ]);
}

function layersOf({ layers }: Architecture): readonly number[] {
  return Array.from({ length: layers }, (_, layer) => layer);
}

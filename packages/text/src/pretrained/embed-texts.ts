// Embeddings of texts: what a pretrained model computes of their tokens, pooled into one vector each, as Sentence-BERT (Reimers & Gurevych 2019) pools.
import { lineOf, UserError, type Host } from '@collapse-lab/runner';
import { paddedRows } from './integers.ts';
import { openModel, type OpenModel } from './open-model.ts';

/** The mean over a text's tokens, or its first or last one, special tokens among them. */
export type Pooling = 'mean' | 'first' | 'last';

/** As much of a tensor as is read. */
interface States {
  readonly data: unknown;
  readonly dims: readonly number[];
}

/** Texts read at once. */
const ROWS = 16;

/** Throws UserError where the model gives no states of tokens. */
export async function openEmbedder(name: string, host: Host): Promise<OpenModel> {
  const open = await openModel(name, host, 'features');
  const outputs = await statesOf(open, [[...open.around.before, 0, ...open.around.after]]).catch((error: unknown) => lineOf(error));
  if (typeof outputs === 'string') throw new UserError(`${name} must be a model whose graph gives last_hidden_state, the states of a text's tokens, but ${outputs}; name one that was exported for feature extraction`);
  return open;
}

/** A vector for each text, or none where it has no token; what goes beyond the model's context is not read. Not scaled. */
export async function embedTexts(open: OpenModel, texts: readonly string[], pooling: Pooling): Promise<(Float64Array | undefined)[]> {
  const { tokenizer, context, around: { before, after } } = open;
  const room = context - before.length - after.length;
  const rows = texts.map((text) => [...before, ...tokenizer.encode(text, { add_special_tokens: false }).slice(0, room), ...after]);
  const known = [...rows.keys()].filter((i) => rows[i]!.length > 0);
  const pooled = rows.map((): Float64Array | undefined => undefined);
  for (let from = 0; from < known.length; from += ROWS) {
    const batch = known.slice(from, from + ROWS);
    const { data, dims } = await statesOf(open, batch.map((i) => rows[i]!));
    const [, length, width] = dims as readonly [number, number, number];
    batch.forEach((i, row) => {
      const states = (data as Float32Array).subarray(row * length * width, (row * length + rows[i]!.length) * width);
      pooled[i] = pool(states, width, pooling);
    });
  }
  return pooled;
}

/** Of rows of tokens: (rows, length, width). */
async function statesOf({ model, pad }: OpenModel, rows: readonly (readonly number[])[]): Promise<States> {
  const outputs = (await model.forward(await paddedRows(rows, pad))) as Readonly<Record<string, States | undefined>>;
  const states = outputs['last_hidden_state'] ?? outputs['token_embeddings'];
  if (!states) throw new Error(`it gives ${Object.keys(outputs).filter((name) => !name.startsWith('present')).join(', ')}`);
  return states;
}

function pool(states: Float32Array, width: number, pooling: Pooling): Float64Array {
  if (pooling !== 'mean') return Float64Array.from(pooling === 'first' ? states.subarray(0, width) : states.subarray(-width));
  const sum = new Float64Array(width);
  states.forEach((value, at) => { sum[at % width]! += value; });
  return sum.map((value) => value / (states.length / width));
}

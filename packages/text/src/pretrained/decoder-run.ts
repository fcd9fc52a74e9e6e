// One batch of sequences through a decoder: their logits, then more positions of each with what is cached.
import type { Tensor } from '@xenova/transformers';
import type { LanguageModel } from './open-model.ts';

/** Logits of rows, by row and position. */
export interface Logits {
  /** Of one row's position, counted from its first token; a view. */
  at(row: number, position: number): Float32Array;
}

/** Sequences of unequal lengths, filled up on the left where the mask hides them. */
export class DecoderRun {
  private readonly language: LanguageModel;
  private cache: Record<string, Tensor> | null = null;
  private readonly mask: bigint[][];

  constructor(language: LanguageModel, lengths: readonly number[]) {
    this.language = language;
    const longest = Math.max(...lengths);
    this.mask = lengths.map((length) => Array.from({ length: longest }, (_, at) => (at < longest - length ? 0n : 1n)));
  }

  /** The sequences as they begin. */
  async begin(rows: readonly (readonly number[])[]): Promise<Logits> {
    const longest = Math.max(...rows.map((row) => row.length));
    return this.run(rows.map((row) => [...Array<number>(longest - row.length).fill(this.language.begin), ...row]), rows.map((row) => longest - row.length));
  }

  /** One more token of each. */
  async next(tokens: readonly number[]): Promise<Logits> {
    for (const row of this.mask) row.push(1n);
    return this.run(tokens.map((token) => [token]), tokens.map(() => 0));
  }

  private async run(rows: readonly (readonly number[])[], filled: readonly number[]): Promise<Logits> {
    const { Tensor: TensorOf } = await import('@xenova/transformers');
    const tensor = (values: readonly (readonly bigint[])[]): Tensor => new TensorOf('int64', BigInt64Array.from(values.flat()), [values.length, values[0]!.length]);
    const inputs = { input_ids: tensor(rows.map((row) => row.map(BigInt))), attention_mask: tensor(this.mask), past_key_values: this.cache };
    const { logits, ...others } = (await this.language.model.forward(inputs)) as Record<string, Tensor> & { readonly logits: Tensor };
    this.cache = Object.fromEntries(Object.entries(others).flatMap(([name, value]) => (name.startsWith('present') ? [[name.replace('present', 'past_key_values'), value]] : [])));
    const [, length, size] = logits.dims as [number, number, number];
    return {
      at: (row, position) => {
        const from = (row * length + filled[row]! + position) * size;
        return (logits.data as Float32Array).subarray(from, from + size);
      },
    };
  }
}

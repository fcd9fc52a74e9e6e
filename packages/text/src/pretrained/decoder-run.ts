// One batch of sequences through a decoder, with what is cached of them.
import type { Tensor } from '@xenova/transformers';
import { integers } from './integers.ts';
import type { LanguageModel } from './language-model.ts';
import { cachedIn, logitsOf, type Logits, type SequenceRun } from './sequence-run.ts';

/** Sequences of unequal lengths, filled up on the left where the mask hides them. */
export class DecoderRun implements SequenceRun {
  private readonly language: LanguageModel;
  private cache: Record<string, Tensor> | null = null;
  private mask: number[][] = [];

  constructor(language: LanguageModel) {
    this.language = language;
  }

  async begin(rows: readonly (readonly number[])[]): Promise<Logits> {
    const longest = Math.max(...rows.map((row) => row.length));
    const filled = rows.map((row) => longest - row.length);
    this.cache = null;
    this.mask = filled.map((fill) => Array.from({ length: longest }, (_, at) => (at < fill ? 0 : 1)));
    return this.run(rows.map((row, i) => [...Array<number>(filled[i]!).fill(this.language.begin), ...row]), filled);
  }

  async next(tokens: readonly number[]): Promise<Logits> {
    for (const row of this.mask) row.push(1);
    return this.run(tokens.map((token) => [token]), tokens.map(() => 0));
  }

  private async run(rows: readonly (readonly number[])[], filled: readonly number[]): Promise<Logits> {
    const inputs = { input_ids: await integers(rows), attention_mask: await integers(this.mask), past_key_values: this.cache };
    const { logits, ...others } = (await this.language.model.forward(inputs)) as Record<string, Tensor> & { readonly logits: Tensor };
    this.cache = cachedIn(others);
    return logitsOf(logits, filled);
  }
}

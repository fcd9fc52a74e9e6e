// The numbers that a model's symbols have outside: those of the tokenizer's file, then what the file does not name.
import type { WorldTokenizer } from '@collapse-lab/runner';

export interface ExportedVocabulary {
  /** By number outside, the symbol, or −1 for a token of the file that the model has no symbol for. */
  readonly symbolOf: Int32Array;
  /** The number of the border of documents, the last one. */
  readonly border: number;
  /** Numbers from here up to the border are of symbols that no text has. */
  readonly unnamedFrom: number;
}

/** `types` as in Symbols. Symbols whose token never occurred in a text are given tokens of the file that did not either, as long as there are any. */
export function exportedVocabulary(types: Uint32Array, { ids, size }: Pick<WorldTokenizer, 'ids' | 'size'>): ExportedVocabulary {
  const symbolOf = Array<number>(size).fill(-1);
  const unnamed: number[] = [];
  types.forEach((token, symbol) => {
    const id = ids[token] ?? -1;
    if (id < 0) unnamed.push(symbol);
    else symbolOf[id] = symbol;
  });
  for (let id = 0; id < size && unnamed.length > 0; id++) if (symbolOf[id] === -1) symbolOf[id] = unnamed.shift()!;
  symbolOf.push(...unnamed, types.length);
  return { symbolOf: Int32Array.from(symbolOf), border: symbolOf.length - 1, unnamedFrom: size };
}

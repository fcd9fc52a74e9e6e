// n-gram counts the slow way, on strings and Maps, to test the flat kernels against.
import { startSymbols, type Boundaries } from '../ngram/boundaries.ts';

/** Symbols as strings: start, end, or a token id. */
export const S = 'S';
export const E = 'E';

/** Context (its symbols joined by spaces) → symbol → count. */
export type ReferenceGrams = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** A document with its start and end symbols. */
export function padded(list: readonly number[], order: number, boundaries: Boundaries = 'padded'): string[] {
  return [...Array<string>(startSymbols(boundaries, order)).fill(S), ...list.map(String), ...(boundaries === 'none' ? [] : [E])];
}

/** Counts of every predicted symbol after each of its contexts of 0 … order − 1 symbols, as often as its document weighs. */
export function referenceGrams(lists: readonly (readonly number[])[], order: number, boundaries: Boundaries = 'padded', weight?: readonly number[]): ReferenceGrams {
  const grams = new Map<string, Map<string, number>>();
  for (const [document, list] of lists.entries()) {
    const symbols = padded(list, order, boundaries);
    for (let i = startSymbols(boundaries, order); i < symbols.length; i++) {
      for (let length = 0; length <= Math.min(order - 1, i); length++) {
        const context = symbols.slice(i - length, i).join(' ');
        const after = grams.get(context) ?? new Map<string, number>();
        grams.set(context, after.set(symbols[i]!, (after.get(symbols[i]!) ?? 0) + (weight?.[document] ?? 1)));
      }
    }
  }
  return grams;
}

/** Whether the symbol was seen after the longest suffix of `history` that was seen as a context. */
export function referencePossible(grams: ReferenceGrams, history: readonly string[], symbol: string): boolean {
  for (let length = history.length; length >= 0; length--) {
    const after = grams.get(history.slice(history.length - length).join(' '));
    if (after) return after.has(symbol);
  }
  return false;
}

// n-gram counts and Witten–Bell probabilities the slow way, on strings and Maps, to test the flat kernels against.

/** Symbols as strings: start, end, or a token id. */
export const S = 'S';
export const E = 'E';

/** Context (its symbols joined by spaces) → symbol → count. */
export type ReferenceGrams = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** A document with its start and end symbols. */
export function padded(list: readonly number[], order: number): string[] {
  return [...Array<string>(order - 1).fill(S), ...list.map(String), E];
}

/** Counts of every predicted symbol after each of its contexts of 0 … order − 1 symbols. */
export function referenceGrams(lists: readonly (readonly number[])[], order: number): ReferenceGrams {
  const grams = new Map<string, Map<string, number>>();
  for (const list of lists) {
    const symbols = padded(list, order);
    for (let i = order - 1; i < symbols.length; i++) {
      for (let length = 0; length < order; length++) {
        const context = symbols.slice(i - length, i).join(' ');
        const after = grams.get(context) ?? new Map<string, number>();
        grams.set(context, after.set(symbols[i]!, (after.get(symbols[i]!) ?? 0) + 1));
      }
    }
  }
  return grams;
}

/** Witten–Bell probability of `symbol` after `history` (at most order − 1 symbols); tokens outside `frozen` are not learned. */
export function referenceProbability(grams: ReferenceGrams, frozen: ReadonlySet<string>, history: readonly string[], symbol: string): number {
  const known = (each: string): boolean => each === E || frozen.has(each);
  let probability = 1 / (frozen.size + 2);
  for (let length = 0; length <= history.length; length++) {
    const after = [...(grams.get(history.slice(history.length - length).join(' ')) ?? [])].filter(([each]) => known(each));
    if (after.length === 0) continue;
    const total = after.reduce((sum, [, count]) => sum + count, 0);
    const count = after.find(([each]) => each === symbol)?.[1] ?? 0;
    probability = (count + after.length * probability) / (total + after.length);
  }
  return probability;
}

/** Whether `symbol` was seen after the longest suffix of `history` that was seen as a context. */
export function referencePossible(grams: ReferenceGrams, history: readonly string[], symbol: string): boolean {
  for (let length = history.length; length >= 0; length--) {
    const after = grams.get(history.slice(history.length - length).join(' '));
    if (after) return after.has(symbol);
  }
  return false;
}

// Byte-pair encoding of text (Gage 1994; Sennrich, Haddow & Birch 2016), learned from bytes as GPT-2 has them.
import type { BpeModel } from './bpe-model.ts';
import { byteAlphabet, toByteCharacters } from './byte-alphabet.ts';
import { Heap } from './heap.ts';
import { pairOf } from './pair-key.ts';
import { preTokens } from './pre-tokens.ts';
import { SymbolRun } from './symbol-run.ts';

interface Candidate {
  readonly count: number;
  readonly key: number;
}

/** The distinct pieces of the texts, one after the other, with how often each occurs. */
interface Pieces {
  readonly run: SymbolRun;
  /** Per place: occurrences of the piece that it is in. */
  readonly weight: Float64Array;
}

/**
 * Merges the pair that occurs most often, the one with the smaller ids among several, until there are `size` tokens or no pair occurs twice. In
 * O(n log n) for n bytes of distinct pieces: a merge takes a place away, and changes two pairs. The same texts in any order give the same model.
 */
export function learnBpe(texts: Iterable<string>, size: number): BpeModel {
  const { run, weight } = piecesOf(texts);
  const tokens = [...byteAlphabet];
  const idOf = new Map(tokens.map((token, id) => [token, id]));
  const merges: (readonly [number, number])[] = [];
  const counts = new Map<number, number>();
  const places = new Map<number, number[]>();
  const heap = new Heap<Candidate>((a, b) => a.count > b.count || (a.count === b.count && a.key < b.key));
  const add = (at: number, sign: 1 | -1): void => {
    const key = run.keyAt(at);
    if (key === undefined) return;
    counts.set(key, (counts.get(key) ?? 0) + sign * weight[at]!);
    if (sign < 0) return;
    const known = places.get(key);
    if (known) known.push(at);
    else places.set(key, [at]);
    touched.add(key);
  };
  let touched = new Set<number>();
  const offerTouched = (): void => {
    for (const key of touched) heap.push({ count: counts.get(key)!, key });
    touched = new Set();
  };
  for (let at = 0; at < run.length; at++) add(at, 1);
  offerTouched();
  while (tokens.length < size) {
    const best = heap.pop();
    if (!best || best.count < 2) break;
    const count = counts.get(best.key)!;
    if (count !== best.count) {
      // Offered when it occurred more often, or less: then it was offered again.
      if (count < best.count) heap.push({ count, key: best.key });
      continue;
    }
    const [left, right] = pairOf(best.key);
    const token = tokens[left]! + tokens[right]!;
    const id = idOf.get(token) ?? tokens.push(token) - 1;
    idOf.set(token, id);
    merges.push([left, right]);
    // From left to right, as an encoder merges: of three equal symbols the first two.
    for (const at of places.get(best.key)!.sort((a, b) => a - b)) {
      if (run.keyAt(at) !== best.key) continue;
      add(run.before(at), -1);
      add(run.after(at), -1);
      run.merge(at, id);
      add(run.before(at), 1);
      add(at, 1);
    }
    counts.set(best.key, 0);
    places.delete(best.key);
    offerTouched();
  }
  return { tokens, merges };
}

function piecesOf(texts: Iterable<string>): Pieces {
  const occurrences = new Map<string, number>();
  for (const text of texts) for (const piece of preTokens(text)) occurrences.set(piece, (occurrences.get(piece) ?? 0) + 1);
  const idOf = new Map(byteAlphabet.map((token, id) => [token, id]));
  const symbols: number[] = [];
  const weights: number[] = [];
  const starts: number[] = [];
  for (const [piece, count] of occurrences) {
    starts.push(symbols.length);
    for (const character of toByteCharacters(piece)) {
      symbols.push(idOf.get(character)!);
      weights.push(count);
    }
  }
  return { run: new SymbolRun(symbols, starts), weight: Float64Array.from(weights) };
}

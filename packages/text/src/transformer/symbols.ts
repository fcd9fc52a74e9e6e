// The symbols a transformer knows: the types of its vocabulary, and one that stands before, between and after documents.
import { Growable, type Documents } from '@collapse-lab/numeric';

/** Symbol s is the token `types[s]`; the symbol after the last type is the border of documents. */
export interface Symbols {
  /** Ascending. */
  readonly types: Uint32Array;
  /** By token, its symbol, or −1; tokens past the end have none. */
  readonly ofToken: Int32Array;
  readonly border: number;
}

export function symbolsOf(types: Uint32Array): Symbols {
  const ofToken = new Int32Array(types.length === 0 ? 0 : types[types.length - 1]! + 1).fill(-1);
  types.forEach((token, symbol) => { ofToken[token] = symbol; });
  return { types, ofToken, border: types.length };
}

/** Every document's symbols after one border, one document after the other: what training reads, as a ring. Tokens without a symbol are left out. */
export function ringOf({ tokens, starts }: Documents, { ofToken, border }: Symbols, order: Uint32Array): Int32Array {
  const ring = new Int32Array(tokens.length + order.length);
  let length = 0;
  for (const i of order) {
    ring[length++] = border;
    for (let at = starts[i]!; at < starts[i + 1]!; at++) {
      const symbol = ofToken[tokens[at]!] ?? -1;
      if (symbol >= 0) ring[length++] = symbol;
    }
  }
  return ring.subarray(0, length);
}

/** How many tokens have a symbol. */
export function knownCount({ tokens, starts }: Documents, { ofToken }: Symbols): number {
  let count = 0;
  for (let at = starts[0]!; at < starts[starts.length - 1]!; at++) if ((ofToken[tokens[at]!] ?? -1) >= 0) count++;
  return count;
}

/** Symbols of the tokens; those outside the vocabulary are seen as borders. */
export function knownSymbols(tokens: Uint32Array, { ofToken, border }: Symbols): number[] {
  return Array.from(tokens, (token) => ((ofToken[token] ?? -1) < 0 ? border : ofToken[token]!));
}

/** The documents without the tokens that have no symbol. */
export function knownOnly({ tokens, starts }: Documents, { ofToken }: Symbols): Documents {
  const known = new Growable<Uint32Array>((length) => new Uint32Array(length));
  const ends = Array.from(starts.subarray(1), (end, i) => {
    known.append(tokens.subarray(starts[i]!, end).filter((token) => (ofToken[token] ?? -1) >= 0));
    return known.length;
  });
  return { tokens: known.view(), starts: Uint32Array.of(0, ...ends) };
}

/** Documents longer than a context are drawn and scored in windows; each begins so many positions after the one before it. */
export function strideOf(context: number): number {
  return Math.max(1, Math.floor(context / 2));
}

/** Where the first window begins that sees what follows so many symbols. */
export function windowStart(symbols: number, context: number): number {
  const stride = strideOf(context);
  return stride * Math.max(0, Math.ceil((symbols - context) / stride));
}

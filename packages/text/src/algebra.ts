// What the loop can do with documents: flat token ids, taken, appended and packed without being read.
import { ArrayReader, documentCount, Growable, packArrays, type Documents } from '@collapse-lab/numeric';
import type { Builder, DataAlgebra } from '@collapse-lab/runner';
import { documentsJson } from './documents-json.ts';

/** An append-only store of documents. */
class DocumentsBuilder implements Builder<Documents> {
  private readonly tokens = new Growable<Uint32Array>((length) => new Uint32Array(length));
  private readonly starts = new Growable<Uint32Array>((length) => new Uint32Array(length));

  constructor() {
    this.starts.push(0);
  }

  append({ tokens, starts }: Documents): void {
    const shift = this.tokens.length - starts[0]!;
    for (let i = 1; i < starts.length; i++) this.starts.push(starts[i]! + shift);
    this.tokens.append(tokens.subarray(starts[0]!, starts[starts.length - 1]!));
  }

  view(): Documents {
    return { tokens: this.tokens.view(), starts: this.starts.view() };
  }
}

/** The documents at these indices, in this order, copied. */
export function takeDocuments({ tokens, starts }: Documents, at: Uint32Array): Documents {
  const takenStarts = new Uint32Array(at.length + 1);
  for (let i = 0; i < at.length; i++) takenStarts[i + 1] = takenStarts[i]! + starts[at[i]! + 1]! - starts[at[i]!]!;
  const taken = new Uint32Array(takenStarts[at.length]!);
  for (let i = 0; i < at.length; i++) taken.set(tokens.subarray(starts[at[i]!]!, starts[at[i]! + 1]!), takenStarts[i]!);
  return { tokens: taken, starts: takenStarts };
}

/** The first tokens of each document, at most so many as are said of it. */
export function beginningsOf({ tokens, starts }: Documents, most: (document: number) => number): Documents {
  const kept = new Uint32Array(starts.length);
  for (let i = 0; i + 1 < starts.length; i++) kept[i + 1] = kept[i]! + Math.min(most(i), starts[i + 1]! - starts[i]!);
  const beginnings = new Uint32Array(kept.at(-1)!);
  for (let i = 0; i + 1 < starts.length; i++) beginnings.set(tokens.subarray(starts[i]!, starts[i]! + kept[i + 1]! - kept[i]!), kept[i]!);
  return { tokens: beginnings, starts: kept };
}

/** Items are documents, units are tokens. */
export const documentsAlgebra: DataAlgebra<Documents> = {
  size: documentCount,
  units: ({ starts }) => starts[starts.length - 1]! - starts[0]!,
  take: takeDocuments,
  builder: () => new DocumentsBuilder(),
  encode: ({ tokens, starts }) => packArrays([tokens, starts]),
  decode(bytes) {
    const reader = new ArrayReader(bytes);
    return { tokens: reader.u32(), starts: reader.u32() };
  },
  json: documentsJson,
};

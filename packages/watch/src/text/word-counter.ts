// Counts of the words of every document that passes, sampled or not: exact until there are too many, then the rarest are forgotten; Manku & Motwani (2002).
import { words } from '@collapse-lab/text';
import type { Counter } from '../contracts.ts';
import { lowerWords, SEPARATOR, UNSURE } from './lower-words.ts';

const tokenizer = words.create({});
/** Characters up to which V8 copies a piece of a string; longer ones would keep the whole document in memory. */
const COPIED = 12;
const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];
const [FIRST_SEED, SECOND_SEED] = [0x811c9dc5, 0x9747b28c] as const;

/**
 * The words of the tokenizer `words`, in a table with open addressing. They are told apart by 64 bits of hash, so that no string is
 * made of a word that is known: a million words share one with a chance of 3 · 10⁻⁸.
 */
export class WordCounter implements Counter<string> {
  private readonly lower = lowerWords();
  private limit: number;
  private mask = 1023;
  private first = new Int32Array(1024);
  private second = new Int32Array(1024);
  private counts = new Float64Array(1024);
  private words: string[] = [];
  private used = 0;
  /** All words, forgotten ones included. */
  total = 0;
  /** Counts are low by at most this many: 0 as long as nothing has been forgotten. */
  missed = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Words with their counts. */
  types(): Map<string, number> {
    const types = new Map<string, number>();
    for (let slot = 0; slot <= this.mask; slot++) if (this.counts[slot]! > 0) types.set(this.words[slot]!, this.counts[slot]!);
    return types;
  }

  observe(document: string): number {
    const { lower } = this;
    const before = this.total;
    let start = -1;
    let [a, b]: [number, number] = [FIRST_SEED, SECOND_SEED];
    for (let i = 0; i < document.length; i++) {
      const unit = lower[document.charCodeAt(i)]!;
      if (unit === UNSURE) {
        this.addTokens(document.slice(start < 0 ? i : start));
        start = -1;
        break;
      }
      if (unit === SEPARATOR) {
        if (start >= 0) this.add(a, b, document, start, i);
        start = -1;
        continue;
      }
      if (start < 0) [start, a, b] = [i, FIRST_SEED, SECOND_SEED];
      a = Math.imul(a ^ unit, 0x01000193);
      b = Math.imul(b ^ unit, 0x5bd1e995);
      b ^= b >>> 15;
    }
    if (start >= 0) this.add(a, b, document, start, document.length);
    if (this.used > this.limit) this.forget();
    return this.total - before;
  }

  /** Sets another limit on words. */
  limitTo(types: number): void {
    this.limit = types;
    if (this.used > types) this.forget();
  }

  /** What the tokenizer itself makes of a text that begins at the border of a word. */
  private addTokens(text: string): void {
    for (const token of tokenizer.tokenize(text)) {
      let [a, b]: [number, number] = [FIRST_SEED, SECOND_SEED];
      for (let i = 0; i < token.length; i++) {
        a = Math.imul(a ^ token.charCodeAt(i), 0x01000193);
        b = Math.imul(b ^ token.charCodeAt(i), 0x5bd1e995);
        b ^= b >>> 15;
      }
      this.add(a, b, token, 0, token.length);
    }
  }

  private add(a: number, b: number, text: string, from: number, to: number): void {
    this.total++;
    const slot = this.slotOf(a, b);
    if (this.counts[slot]!++ > 0) return;
    this.first[slot] = a;
    this.second[slot] = b;
    const word = text.slice(from, to).toLowerCase();
    this.words[slot] = to - from > COPIED ? decoder.decode(encoder.encode(word)) : word;
    if (++this.used * 2 > this.mask) this.rebuild(0);
  }

  /** Where a word with these hashes stands, or may stand. */
  private slotOf(a: number, b: number): number {
    let slot = (a ^ (a >>> 15)) & this.mask;
    while (this.counts[slot]! > 0 && (this.first[slot] !== a || this.second[slot] !== b)) slot = (slot + 1) & this.mask;
    return slot;
  }

  /** Forgets the rarest words until no more than half the limit are left. */
  private forget(): void {
    for (let rare = 1; this.used > this.limit / 2; rare++) {
      this.rebuild(rare);
      this.missed++;
    }
  }

  /** A new table of the words with more than `rare` occurrences, with room for as many again. */
  private rebuild(rare: number): void {
    const { first, second, counts, words } = this;
    const kept = counts.reduce((sum, count) => sum + (count > rare ? 1 : 0), 0);
    let size = 1024;
    while (size < 4 * kept) size *= 2;
    this.mask = size - 1;
    [this.first, this.second, this.counts, this.words] = [new Int32Array(size), new Int32Array(size), new Float64Array(size), new Array<string>(size)];
    this.used = kept;
    for (let old = 0; old < counts.length; old++) {
      if (counts[old]! <= rare) continue;
      const slot = this.slotOf(first[old]!, second[old]!);
      this.first[slot] = first[old]!;
      this.second[slot] = second[old]!;
      this.counts[slot] = counts[old]!;
      this.words[slot] = words[old]!;
    }
  }
}

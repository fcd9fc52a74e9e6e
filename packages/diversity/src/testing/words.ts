// Words of stored texts as token ids.
import type { Documents } from '@collapse-lab/numeric';

/** The words of a text whose tokens are joined by single spaces. */
export function wordsOf(joined: string): string[] {
  return joined === '' ? [] : joined.split(' ');
}

/** Documents of words as token ids, numbered by first appearance. */
export function documentsOf(documents: readonly (readonly string[])[]): Documents {
  const ids = new Map<string, number>();
  const starts = new Uint32Array(documents.length + 1);
  documents.forEach((words, i) => (starts[i + 1] = starts[i]! + words.length));
  const tokens = Uint32Array.from(documents.flat(), (word) => {
    const id = ids.get(word) ?? ids.size;
    ids.set(word, id);
    return id;
  });
  return { tokens, starts };
}

/** One text as token ids. */
export function idsOf(words: readonly string[]): Uint32Array {
  return documentsOf([words]).tokens;
}

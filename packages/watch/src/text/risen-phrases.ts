// Phrases that took over: word sequences that many more of a group's documents have than of the reference's.
import type { Documents } from '@collapse-lab/numeric';
import type { Phrase } from '../contracts.ts';

const LONGEST = 6;
const SHORTEST = 3;
/** Documents that a phrase must stand in, and how many times the reference's share. */
const LEAST_DOCUMENTS = 5;
const LEAST_RISE = 2;
const PHRASES_SHOWN = 12;

interface Candidate extends Phrase {
  readonly words: readonly string[];
  /** Where it stands first. */
  readonly at: number;
  /** Of the two shares: the difference over its standard error, were both one. */
  readonly z: number;
}

/**
 * Sequences of 3 to 6 words by how surely their share of documents rose, at most twelve; one that shares most of its words with a
 * phrase before it is left out. Both have equally many documents.
 */
export function risenPhrases(group: Documents, reference: Documents, wordOf: (id: number) => string): Phrase[] {
  const candidates = Array.from({ length: LONGEST - SHORTEST + 1 }, (_, i) => candidatesOf(group, reference, SHORTEST + i, wordOf)).flat();
  candidates.sort((a, b) => b.z - a.z || b.words.length - a.words.length || a.at - b.at);
  const chosen: Candidate[] = [];
  for (const candidate of candidates) {
    if (chosen.length === PHRASES_SHOWN) break;
    if (!chosen.some((other) => overlap(other.words, candidate.words) >= 2)) chosen.push(candidate);
  }
  return chosen.map(({ phrase, reference: before, group: now }) => ({ phrase, reference: before, group: now }));
}

function candidatesOf(group: Documents, reference: Documents, n: number, wordOf: (id: number) => string): Candidate[] {
  const now = documentFrequencies(group, n);
  for (const [key, { count }] of now) if (count < LEAST_DOCUMENTS) now.delete(key);
  const before = documentFrequencies(reference, n, (key) => now.has(key));
  const [many, few] = [group.starts.length - 1, reference.starts.length - 1];
  const candidates: Candidate[] = [];
  for (const [key, { count, at }] of now) {
    const share = count / many;
    const earlier = (before.get(key)?.count ?? 0) / few;
    if (share < LEAST_RISE * earlier) continue;
    const both = (share * many + earlier * few) / (many + few);
    const words = Array.from(group.tokens.subarray(at, at + n), wordOf);
    candidates.push({ phrase: words.join(' '), words, at, reference: earlier, group: share, z: (share - earlier) / Math.sqrt(Math.max(both * (1 - both), 1e-12) * (1 / many + 1 / few)) });
  }
  return candidates;
}

/** In how many documents each sequence stands, and one place of it. */
function documentFrequencies({ tokens, starts }: Documents, n: number, counts: (key: string) => boolean = () => true): Map<string, { count: number; at: number; last: number }> {
  const frequencies = new Map<string, { count: number; at: number; last: number }>();
  for (let d = 0; d + 1 < starts.length; d++) {
    for (let at = starts[d]!; at + n <= starts[d + 1]!; at++) {
      const key = tokens.subarray(at, at + n).join(' ');
      if (!counts(key)) continue;
      const known = frequencies.get(key);
      if (!known) frequencies.set(key, { count: 1, at, last: d });
      else if (known.last !== d) [known.count, known.last] = [known.count + 1, d];
    }
  }
  return frequencies;
}

/** Words in a row that both have, at most. */
function overlap(a: readonly string[], b: readonly string[]): number {
  let most = 0;
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) {
      let length = 0;
      while (i + length < a.length && j + length < b.length && a[i + length] === b[j + length]) length++;
      most = Math.max(most, length);
    }
  }
  return most;
}

// The one class for what a user can mend; everything else that is thrown is a bug.
import { inWords } from './value-in-words.ts';

/** A mistake or a condition outside the program: one line that says what must hold, what was found, and the way out. */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** Ends a fit that has left what it came to, where its run is to stop. It is no failure of the chain. */
export class FitStopped extends Error {
  override readonly name = 'FitStopped';
}

/** What was thrown, in its own words; anything may be. */
export function messageOf(thrown: unknown): string {
  const words: unknown = thrown instanceof Error ? thrown.message : thrown;
  return typeof words === 'string' ? words : inWords(words);
}

/** The same in one line, of at most 160 characters: what libraries say may have many. */
export function lineOf(thrown: unknown): string {
  return messageOf(thrown).replace(/\s+/g, ' ').slice(0, 160);
}

/** The spelling among `known` nearest to `given` by edit distance, or undefined when none is near. */
export function nearest(given: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.ceil(given.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(given.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** Levenshtein distance: insertions, deletions and substitutions cost 1 each. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substituted = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substituted, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}

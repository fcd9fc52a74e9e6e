// Homogenization by ROUGE-L: the common subsequences of documents; Lin (2004), Padmakumar & He (2024).
import type { Documents } from '@collapse-lab/numeric';

/**
 * Mean ROUGE-L F₁ over all pairs, 0 … 1: 2 × longest common subsequence / (tokens of both), 0 where one is empty; NaN below two
 * documents. Time grows with the square of all tokens, so it is for samples of documents.
 */
export function rougeHomogenization({ tokens, starts }: Documents): number {
  const count = starts.length - 1;
  let sum = 0;
  for (let a = 0; a < count; a++) {
    for (let b = a + 1; b < count; b++) {
      const first = tokens.subarray(starts[a]!, starts[a + 1]!);
      const second = tokens.subarray(starts[b]!, starts[b + 1]!);
      if (first.length > 0 && second.length > 0) sum += (2 * longestCommonSubsequence(first, second)) / (first.length + second.length);
    }
  }
  return sum / ((count * (count - 1)) / 2);
}

/** Length of the longest common subsequence, by the textbook's row-by-row recursion. */
function longestCommonSubsequence(a: Uint32Array, b: Uint32Array): number {
  const row = new Uint32Array(b.length + 1);
  for (let i = 0; i < a.length; i++) {
    let diagonal = 0;
    for (let j = 0; j < b.length; j++) {
      const above = row[j + 1]!;
      row[j + 1] = a[i] === b[j] ? diagonal + 1 : Math.max(above, row[j]!);
      diagonal = above;
    }
  }
  return row[b.length]!;
}

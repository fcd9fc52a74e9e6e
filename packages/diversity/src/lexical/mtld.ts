// Measure of textual lexical diversity: how long a text keeps its type–token ratio above a threshold; McCarthy & Jarvis (2010).
import { idBound } from './token-counts.ts';

/**
 * When a factor closes, and what a text is then worth:
 * - `le_nomin`: at a ratio ≤ threshold, at any length; tokens / factors. The definition, and the one for degenerate text.
 * - `lt_min10`: at a ratio < threshold from 10 tokens on, the last token always in the partial factor; tokens / factors. Kyle's
 *   lexical_diversity 0.1.1; cannot fall much below 10.
 * - `mean_factor_length`: factors as in `lt_min10`, then the mean of their lengths, a partial factor counting as one of length
 *   / share. TAALED 0.32.
 */
export type MtldVariant = 'le_nomin' | 'lt_min10' | 'mean_factor_length';

interface Factors {
  /** Full factors, and the tokens in them. */
  full: number;
  fullTokens: number;
  /** Tokens after the last full factor, and what share (1 − ratio) / (1 − threshold) of a factor they are. */
  restTokens: number;
  restShare: number;
}

/**
 * MTLD in tokens, over the text forwards and backwards: the mean of both, or of all factor lengths for `mean_factor_length`.
 * Linear in tokens. Infinity where no type repeats, in every variant (programs say the length, 0, −1 or NaN there); NaN without
 * tokens. The threshold in use is 0.72.
 */
export function mtld(tokens: Uint32Array, threshold: number, variant: MtldVariant): number {
  if (tokens.length === 0) return NaN;
  const ways = [tokens, tokens.toReversed()].map((way) => factors(way, threshold, variant !== 'le_nomin'));
  let lengths = 0;
  let number = 0;
  for (const { full, fullTokens, restTokens, restShare } of ways) {
    if (variant === 'mean_factor_length') {
      lengths += fullTokens + (restShare === 0 ? 0 : restTokens / restShare);
      number += full + (restShare === 0 ? 0 : 1);
    } else {
      lengths += tokens.length / (full + restShare);
    }
  }
  if (variant !== 'mean_factor_length') return lengths / 2;
  return number === 0 ? Infinity : lengths / number;
}

function factors(tokens: Uint32Array, threshold: number, atLeastTen: boolean): Factors {
  // lastSeenIn[id] is 1 + the factor in which the type was last seen.
  const lastSeenIn = new Uint32Array(idBound(tokens));
  const lastToClose = tokens.length - (atLeastTen ? 2 : 1);
  let full = 0;
  let fullTokens = 0;
  let types = 0;
  for (let i = 0; i < tokens.length; i++) {
    if (lastSeenIn[tokens[i]!] !== full + 1) types++;
    lastSeenIn[tokens[i]!] = full + 1;
    const length = i + 1 - fullTokens;
    const ratio = types / length;
    const closes = atLeastTen ? ratio < threshold && length >= 10 : ratio <= threshold;
    if (!closes || i > lastToClose) continue;
    full++;
    fullTokens = i + 1;
    types = 0;
  }
  const restTokens = tokens.length - fullTokens;
  const restShare = restTokens === 0 ? 0 : (1 - types / restTokens) / (1 - threshold);
  return { full, fullTokens, restTokens, restShare };
}

// Perplexity from scores.
import type { Scores } from '@collapse-lab/runner';

/** exp of the mean negative log-likelihood per unit. */
export function perplexityOf({ logLikelihood }: Scores): number {
  let sum = 0;
  for (let i = 0; i < logLikelihood.length; i++) sum -= logLikelihood[i]!;
  return Math.exp(sum / logLikelihood.length);
}

// n-gram diversity score; Meister et al. (2023), Shaib et al. (2024).
import type { Documents } from '@collapse-lab/numeric';
import { distinctUpTo } from './distinct-n.ts';

/**
 * distinct-1 + … + distinct-`longest`, each over its n-grams, 0 … longest (4 in use). The package diversity joins documents before
 * it counts, so that n-grams cross from one to the next: pass the joined text as one document to agree. NaN where no document is
 * long enough.
 */
export function ngramDiversityScore(documents: Documents, longest: number): number {
  return distinctUpTo(documents, longest, 'ngrams').reduce((sum, share) => sum + share, 0);
}

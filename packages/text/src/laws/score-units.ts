// Log-likelihoods of documents unit by unit, by a law that reads them from left to right.
import { documentCount, type Documents } from '@collapse-lab/numeric';
import type { Scores } from '@collapse-lab/runner';

/** Reads one document: ln p of each token given those before, and of the end given all. */
export interface DocumentReader {
  token(token: number): number;
  end(): number;
}

/** Units are tokens, and one end where there are ends. After a unit of probability 0 nothing is asked: the rest is −∞ too. */
export function scoreUnits({ tokens, starts }: Documents, ends: boolean, open: () => DocumentReader): Scores {
  const count = documentCount({ tokens, starts });
  const unitStart = Uint32Array.from({ length: count + 1 }, (_, i) => starts[i]! - starts[0]! + (ends ? i : 0));
  const logLikelihood = new Float64Array(unitStart[count]!).fill(-Infinity);
  for (let i = 0; i < count; i++) {
    const reader = open();
    for (let at = unitStart[i]!, j = starts[i]!; at < unitStart[i + 1]!; at++, j++) {
      logLikelihood[at] = j < starts[i + 1]! ? reader.token(tokens[j]!) : reader.end();
      if (logLikelihood[at] === -Infinity) break;
    }
  }
  return { logLikelihood, unitStart };
}

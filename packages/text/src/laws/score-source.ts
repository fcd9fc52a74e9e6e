// Likelihood of documents under a Markov source.
import type { Documents } from '@collapse-lab/numeric';
import type { Scores } from '@collapse-lab/runner';
import { probabilityAfter, type DocumentLength, type MarkovSource } from './markov-source.ts';
import { scoreUnits } from './score-units.ts';

/**
 * ln p of every token, that the document goes on included, and of the end where there are ends. Documents of another length than the
 * source gives have probability 0: the unit at which it shows, and all after it, are −∞.
 */
export function scoreUnderSource(source: MarkovSource, { tokens: length, ends }: DocumentLength, items: Documents): Scores {
  const stop = 1 / length;
  return scoreUnits(items, ends, () => {
    let before: number | undefined;
    let read = 0;
    return {
      token(token) {
        const goesOn = read === 0 ? 1 : ends ? 1 - stop : Number(read < length);
        const p = goesOn * probabilityAfter(source, before, token);
        before = token;
        read++;
        return Math.log(p);
      },
      end: () => (read === 0 ? -Infinity : Math.log(stop)),
    };
  });
}

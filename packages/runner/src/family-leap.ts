// Generations of one family in one call, each fitted to what the last one drew and nothing else.
import type { Batch, Family, Leap } from './contracts.ts';
import { isPromise } from './waiting.ts';

type FamilyLeap = <D, F>(family: Family<D, F>, training: Batch<D>, previous: F, times: number, contextOf: Parameters<Leap<D>>[3]) => { times: number; learned: F };

/** Draws every sample, each over the one before. */
export const leapByItems: FamilyLeap = (family, training, previous, times, contextOf) => {
  let learned = previous;
  for (let done = 0; done < times; done++) {
    const { fit: streams, sample } = contextOf(done);
    const outcome = family.fit(training, { streams, previous: learned });
    if (isPromise(outcome)) throw new Error('a family that offers redraw must fit without waiting');
    if ('ended' in outcome) return { times: done, learned };
    learned = outcome.fitted;
    family.redraw!(learned, training.items, sample);
  }
  return { times, learned };
};

/** Draws the last sample only, as the family knows without it what it would learn. */
export const leapByRefits: FamilyLeap = (family, training, previous, times, contextOf) => {
  let learned = previous;
  let { sample } = contextOf(-1);
  let done = 0;
  for (; done < times; done++) {
    const outcome = family.refit!(learned, training.bornIn.length, sample);
    if ('ended' in outcome) break;
    learned = outcome.fitted;
    ({ sample } = contextOf(done));
  }
  if (done > 0) family.redraw!(learned, training.items, sample);
  return { times: done, learned };
};

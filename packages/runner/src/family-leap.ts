// Generations of one family in one call, each fitted to what the last one drew and nothing else.
import type { Awaitable, Batch, Family, FitOutcome, Leap, SampleContext } from './contracts.ts';
import { isPromise } from './waiting.ts';

type FamilyLeap = <D, F>(family: Family<D, F>, training: Batch<D>, previous: F, times: number, contextOf: Parameters<Leap<D>>[3]) => { times: number; learned: F };

/** Draws every sample, each over the one before. */
export const leapByItems: FamilyLeap = (family, training, previous, times, contextOf) => {
  let learned = previous;
  for (let done = 0; done < times; done++) {
    const { fit: streams, sample } = contextOf(done);
    const outcome = settled(family.fit(training, { streams, previous: learned }));
    if ('ended' in outcome) return { times: done, learned };
    learned = outcome.fitted;
    family.redraw!(learned, training.items, sample);
  }
  return { times, learned };
};

/** Draws the last sample only: all fits but the first know without it what they would learn. */
export const leapByRefits: FamilyLeap = (family, training, previous, times, contextOf) => {
  let learned = previous;
  let sampling: SampleContext | undefined;
  let done = 0;
  for (; done < times; done++) {
    const { fit: streams, sample } = contextOf(done);
    const outcome = settled(sampling ? family.refit!(learned, training.bornIn.length, sampling) : family.fit(training, { streams, previous: learned }));
    if ('ended' in outcome) break;
    learned = outcome.fitted;
    sampling = sample;
  }
  if (sampling) family.redraw!(learned, training.items, sampling);
  return { times: done, learned };
};

function settled<F>(outcome: Awaitable<FitOutcome<F>>): FitOutcome<F> {
  if (isPromise(outcome)) throw new Error('a family that offers redraw must fit without waiting');
  return outcome;
}

// Generations of one family in one call, each fitted to what the last one drew and nothing else.
import type { Batch, Family, LeapContext, SampleContext } from './contracts.ts';
import { isPromise } from './waiting.ts';

type FamilyLeap = <D, F>(family: Family<D, F>, training: Batch<D>, previous: F, times: number, context: LeapContext) => { times: number; fitted: F };

/** Draws every sample, each over the one before. */
export const leapByItems: FamilyLeap = (family, training, previous, times, context) => {
  let learned = previous;
  for (let done = 0; done < times; done++) {
    const outcome = family.fit(training, { streams: context.fit.at(done), previous: learned });
    if (isPromise(outcome)) throw new Error('a family that offers redraw must fit without waiting');
    if ('ended' in outcome) return { times: done, fitted: learned };
    learned = outcome.fitted;
    family.redraw!(learned, training.items, samplingAt(context, done));
  }
  return { times, fitted: learned };
};

/** Draws the last sample only, as the family knows without it what it would learn. */
export const leapByRefits: FamilyLeap = (family, training, previous, times, context) => {
  let learned = previous;
  let sampling = samplingAt(context, -1);
  let done = 0;
  for (; done < times; done++) {
    const outcome = family.refit!(learned, training.bornIn.length, sampling);
    if ('ended' in outcome) break;
    learned = outcome.fitted;
    sampling = samplingAt(context, done);
  }
  if (done > 0) family.redraw!(learned, training.items, sampling);
  return { times: done, fitted: learned };
};

function samplingAt({ sample, decodingAt }: LeapContext, time: number): SampleContext {
  return { streams: sample.at(time), decoding: decodingAt(time) };
}

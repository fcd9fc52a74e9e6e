// Scores of counts, each of which is its own unit.
import type { Counts } from '@collapse-lab/numeric';
import type { Scores } from '@collapse-lab/runner';

/** The log-probability of each count, in nats. */
export function unitScores({ values }: Counts, logProbability: (value: number) => number): Scores {
  return { logLikelihood: Float64Array.from(values, logProbability), unitStart: Uint32Array.from({ length: values.length + 1 }, (_, i) => i) };
}

// What a family of points makes of items, for tests that call it without a loop.
import { pointCount, streams, type Points } from '@collapse-lab/numeric';
import type { Batch, Fitted, FitOutcome, Model } from '@collapse-lab/runner';

/** The outcome of a fit at generation 1, for families that do not wait. */
export function outcomeOf(model: Model<Points>, items: Points, weight?: Float64Array): FitOutcome<Fitted<Points>> {
  const size = pointCount(items);
  const batch: Batch<Points> = { items, bornIn: new Uint32Array(size), bornBy: new Uint16Array(size), ...(weight && { weight }) };
  const outcome = model.fit(batch, { streams: streams('fit'), previous: undefined });
  if ('then' in outcome) throw new Error('the family waits');
  return outcome;
}

/** The fitted law; throws where the fit ends. */
export function fitOf(model: Model<Points>, items: Points, weight?: Float64Array): Fitted<Points> {
  const outcome = outcomeOf(model, items, weight);
  if ('ended' in outcome) throw new Error(outcome.ended.message);
  return outcome.fitted;
}

/** Log-densities of a law that does not wait. */
export function logDensitiesOf(law: Fitted<Points>, at: Points): number[] {
  const scores = law.score!(at);
  if ('then' in scores) throw new Error('the family waits');
  return [...scores.logLikelihood];
}

// What a model says of the held-out items, computed once for all measures that ask.
import type { Awaitable, Scores } from './data.ts';
import type { Fitted, World } from './contracts.ts';

/** Scores of the held-out items under a model; undefined without one and where its family does not score. They are shared and must not be written to. */
export function heldOutScores<D>(model: Fitted<D> | undefined, heldOut: D): Awaitable<Scores> | undefined {
  if (!model) return undefined;
  const known = ofModel.get(model);
  if (known && known.items === heldOut) return known.scores;
  if (!model.score) return undefined;
  const scores = model.score(heldOut);
  ofModel.set(model, { items: heldOut, scores });
  return scores;
}

/** The same under the world's own law, where it is known. */
export function trueScores<D>(world: World<D>, heldOut: D): Scores | undefined {
  const known = ofTruth.get(world);
  if (known && known.items === heldOut) return known.scores;
  if (!world.score) return undefined;
  const scores = world.score(heldOut);
  ofTruth.set(world, { items: heldOut, scores });
  return scores;
}

const ofModel = new WeakMap<object, { readonly items: unknown; readonly scores: Awaitable<Scores> }>();
const ofTruth = new WeakMap<object, { readonly items: unknown; readonly scores: Scores }>();

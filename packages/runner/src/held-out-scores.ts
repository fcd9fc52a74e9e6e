// What a law says of the held-out items, computed once for all measures that ask.
import type { Awaitable, Scores } from './data.ts';
import type { Fitted, World } from './contracts.ts';

/** Scores of the held-out items under a model; undefined without one and where its family does not score. They are shared and must not be written to. */
export function heldOutScores<D>(model: Fitted<D> | undefined, heldOut: D): Awaitable<Scores> | undefined {
  return model && scoresOf(model, heldOut);
}

/** The same under the world's own law, where it is known. */
export function trueScores<D>(world: World<D>, heldOut: D): Scores | undefined {
  return scoresOf(world, heldOut);
}

const known = new WeakMap<object, { readonly items: unknown; readonly scores: unknown }>();

function scoresOf<D, S>(law: { score?(items: D): S }, items: D): S | undefined {
  const before = known.get(law);
  if (before && before.items === items) return before.scores as S;
  const scores = law.score?.(items);
  if (scores !== undefined) known.set(law, { items, scores });
  return scores;
}

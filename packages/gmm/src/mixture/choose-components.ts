// How many components: the number that a criterion prefers, chosen anew for every batch of training items.
import { permutation } from '@collapse-lab/numeric';
import type { Ended } from '../em/em-rule.ts';
import { pointsAlgebra } from '../algebra.ts';
import { informationCriteria } from '../multivariate/information-criteria.ts';
import { logDensities } from '../multivariate/log-densities.ts';
import { freeParameters, type MixtureLaw } from '../multivariate/mixture-law.ts';
import { fitComponents, type MixtureContext, type MixtureFit } from './fit-components.ts';
import type { Choice, MixtureRule } from './parameters.ts';
import type { StartItems } from './starts.ts';

/**
 * The fit with the number of components that the criterion prefers, the fewest of equals; numbers that come to no fit are passed over.
 * BIC and AIC count items by their weights. By held-out the items held out are drawn from the training batch itself, so that no real
 * data enters by them, and the fit is then made of all items. Each number draws from a stream of its own.
 */
export function chooseComponents(items: StartItems, choice: Choice, rule: MixtureRule, { streams, previous }: MixtureContext): MixtureFit | Ended {
  const fitOf = (some: StartItems, k: number): MixtureFit | Ended => fitComponents(some, k, rule, { streams: streams.fork('components', k), previous });
  const split = choice.by === 'held-out' ? heldOutSplit(items, choice.share!, permutation(sizeOf(items), streams.fork('held-out').rng())) : undefined;
  const fits: { readonly fit: MixtureFit; readonly k: number; readonly cost: number }[] = [];
  let reason: Ended | undefined;
  for (let k = choice.from; k <= choice.to; k++) {
    const fit = fitOf(split?.kept ?? items, k);
    if ('ended' in fit) {
      reason ??= fit;
      continue;
    }
    fits.push({ fit, k, cost: costOf(fit.law, split?.heldOut ?? items, choice.by) });
  }
  // Stable, so that of equals the fewest come first.
  fits.sort((a, b) => a.cost - b.cost);
  for (const { fit, k } of fits) {
    const chosen = split ? fitOf(items, k) : fit;
    if (!('ended' in chosen)) return chosen;
    reason ??= chosen;
  }
  return reason!;
}

/** The smaller the better. */
function costOf(law: MixtureLaw, { points, weight }: StartItems, by: Choice['by']): number {
  const logs = logDensities(points, law);
  // An item of weight 0 counts for nothing, however unlikely.
  const logLikelihood = logs.reduce((sum, each, i) => (weight?.[i] === 0 ? sum : sum + (weight?.[i] ?? 1) * each), 0);
  if (by === 'held-out') return -logLikelihood;
  const mass = weight ? weight.reduce((sum, w) => sum + w, 0) : logs.length;
  return informationCriteria({ logLikelihood, items: mass, freeParameters: freeParameters(law.covariance, law.weights.length, law.dimensions) })[by];
}

/** Some items held out, at least one, and the others, which may be none. */
function heldOutSplit(items: StartItems, share: number, order: Uint32Array): { readonly kept: StartItems; readonly heldOut: StartItems } {
  const count = Math.max(1, Math.round(share * order.length));
  const part = (at: Uint32Array): StartItems => ({
    ...items,
    points: pointsAlgebra.take(items.points, at),
    weight: items.weight && Float64Array.from(at, (i) => items.weight![i]!),
  });
  return { kept: part(order.subarray(count)), heldOut: part(order.subarray(0, count)) };
}

function sizeOf({ points }: StartItems): number {
  return points.values.length / points.dimensions;
}

// One mixture of K components fitted to items: from the previous law, or from the best of several starts.
import type { Streams } from '@collapse-lab/numeric';
import type { EmFit, Ended } from '../em/em-rule.ts';
import { fitMixture1d } from '../kernels/fit-mixture1d.ts';
import { fitMixture } from '../multivariate/fit-mixture.ts';
import { asLine, fromLine } from '../multivariate/line-law.ts';
import type { MixtureLaw } from '../multivariate/mixture-law.ts';
import type { MixtureRule } from './parameters.ts';
import { startOf, type StartItems } from './starts.ts';

/** A fit, and how many of its starts came to none. */
export interface MixtureFit extends EmFit<MixtureLaw> {
  readonly failedStarts: number;
}

/** Draws of the starts, and the law that a warm start goes on from. */
export interface MixtureContext {
  readonly streams: Streams;
  readonly previous: MixtureLaw | undefined;
}

/** Of several starts the fit of greatest lower bound is kept, the first of equals; ends where none comes to a fit, for the first one's reason. */
export function fitComponents(items: StartItems, k: number, rule: MixtureRule, { streams, previous }: MixtureContext): MixtureFit | Ended {
  const n = items.points.values.length / items.points.dimensions;
  if (n < k) return { ended: { code: 'too-few-items', message: `${k} components need as many items, but got ${n}` } };
  const warm = rule.start === 'warm' && previous?.weights.length === k ? previous : undefined;
  const starts = warm ? 1 : rule.nInit;
  let best: EmFit<MixtureLaw> | undefined;
  let reason: Ended | undefined;
  let failedStarts = 0;
  for (let i = 0; i < starts; i++) {
    const start = warm ?? startOf(rule.init, items, k, { streams: i === 0 ? streams : streams.fork('restart', i), given: rule.given });
    const fit = 'ended' in start ? start : fitFrom(start, items, rule);
    if ('ended' in fit) {
      reason ??= fit;
      failedStarts++;
    } else if (!best || fit.lowerBound > best.lowerBound) best = fit;
  }
  return best ? { ...best, failedStarts } : reason!;
}

function fitFrom(start: MixtureLaw, { points, weight, covariance }: StartItems, rule: MixtureRule): EmFit<MixtureLaw> | Ended {
  // A tied covariance is one parameter on the line too, and not a variance for each.
  const line = covariance === 'tied' ? undefined : asLine(start);
  if (!line || covariance === 'tied') return fitMixture(points, start, rule, weight);
  const fit = fitMixture1d(points.values, line, rule, weight);
  return 'ended' in fit ? fit : { ...fit, law: fromLine(fit.law, covariance) };
}

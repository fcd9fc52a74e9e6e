// The pairs domain: covariates with a response, what can be learned from them, and what is measured of it.
import type { Pairs } from '@collapse-lab/numeric';
import { Catalogue, commonSelections, defineDomain, type AnyDomain } from '@collapse-lab/runner';
import { pairsAlgebra } from './algebra.ts';
import { families } from './families/registry.ts';
import { measures } from './measures/registry.ts';
import { portrayPairs } from './portrait.ts';
import { rewards } from './rewards/registry.ts';
import { worlds } from './worlds/registry.ts';

/** The domain `pairs`. */
export const pairs: AnyDomain = defineDomain<Pairs>({
  id: 'pairs',
  words: { items: 'pairs', units: 'pairs' },
  algebra: pairsAlgebra,
  worlds,
  families,
  measures,
  selections: new Catalogue('selection', commonSelections<Pairs>()),
  rewards,
  defaultMeasures: ['sizes', 'origins', 'refit-clock', 'parameters', 'slope-error', 'accuracy', 'differential-entropy', 'held-out', 'retained-mass', 'tails'],
  portray: portrayPairs,
});

// The points domain: numbers on the line, the laws that can be learned from them, and what is measured of them.
import type { Points } from '@collapse-lab/numeric';
import { defineDomain, type AnyDomain } from '@collapse-lab/runner';
import { pointsAlgebra } from './algebra.ts';
import { families } from './families/registry.ts';
import { measures } from './measures/registry.ts';
import { portrayPoints } from './portrait.ts';
import { rewards } from './rewards/registry.ts';
import { selections } from './selections/registry.ts';
import { worlds } from './worlds/registry.ts';

/** The domain `points`. */
export const points: AnyDomain = defineDomain<Points>({
  id: 'points',
  words: { items: 'points', units: 'points' },
  algebra: pointsAlgebra,
  worlds,
  families,
  measures,
  selections,
  rewards,
  defaultMeasures: ['sizes', 'origins', 'refit-clock', 'moments', 'parameters', 'differential-entropy', 'effective-support', 'held-out', 'retained-mass', 'tails'],
  portray: portrayPoints,
});

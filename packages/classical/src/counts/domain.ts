// The counts domain: whole numbers, the laws that can be learned from them, and what is measured of them.
import type { Counts } from '@collapse-lab/numeric';
import { Catalogue, commonSelections, defineDomain, type AnyDomain } from '@collapse-lab/runner';
import { countsAlgebra } from './algebra.ts';
import { families } from './families/registry.ts';
import { measures } from './measures/registry.ts';
import { portrayCounts } from './portrait.ts';
import { rewards } from './rewards/registry.ts';
import { worlds } from './worlds/registry.ts';

/** The domain `counts`. */
export const counts: AnyDomain = defineDomain<Counts>({
  id: 'counts',
  words: { items: 'counts', units: 'counts' },
  algebra: countsAlgebra,
  worlds,
  families,
  measures,
  selections: new Catalogue('selection', commonSelections<Counts>()),
  rewards,
  defaultMeasures: ['sizes', 'origins', 'refit-clock', 'parameters', 'symbols', 'effective-support', 'held-out', 'retained-mass'],
  portray: portrayCounts,
});

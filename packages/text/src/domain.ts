// The text domain: documents of token ids, and everything in the laboratory that works on them.
import type { Documents } from '@collapse-lab/numeric';
import { Catalogue, commonRewards, defineDomain, type AnyDomain } from '@collapse-lab/runner';
import { documentsAlgebra } from './algebra.ts';
import { families } from './families/registry.ts';
import { measures } from './measures/registry.ts';
import { TypeChronicle } from './reading/chronicle.ts';
import { portray } from './reading/portrait.ts';
import { selections } from './selections/registry.ts';
import { worlds } from './worlds/registry.ts';

/** The domain `text`. */
export const text: AnyDomain = defineDomain<Documents>({
  id: 'text',
  words: { items: 'documents', units: 'tokens' },
  algebra: documentsAlgebra,
  worlds,
  families,
  measures,
  selections,
  rewards: new Catalogue('reward', commonRewards<Documents>()),
  // How much there was and on which clock; then the twelve columns that say what became of the text. The rest is measured by name.
  defaultMeasures: ['sizes', 'refit-clock', 'vocabulary', 'effective-support', 'held-out', 'retained-mass', 'rare-types', 'novelty'],
  portray,
  chronicle: (saved) => new TypeChronicle(saved),
});

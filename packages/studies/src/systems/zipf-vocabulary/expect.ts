// Row 7e in its exact form: how many of a Zipf law's symbols are left.
import { uniqBounds, zipfLaw } from '@collapse-lab/theory';
import { standardErrors, within, type Expectation } from '../../expectation.ts';
import { column, meanOf } from '../../observe.ts';
import { oneGenerationOff, type PublishedSystem } from '../../system.ts';

export const zipfVocabularySystem: PublishedSystem = {
  id: 'zipf-vocabulary',
  rows: ['7e'],
  claim: 'the vocabulary decays by the survival sequence g_k',
  source: 'Suresh et al. 2024, corollary 1 [R]',
  cost: 'S',
  quick: ['chains=60'],
  expect: ([run]): Expectation[] => {
    const { size, world, model } = run!.study;
    const n = size * (model['maxTokens'] as number);
    const law = zipfLaw(world['exponent'] as number, world['vocabulary'] as number);
    const side = (t: number, which: 'lower' | 'upper'): number => {
      // What model t drew is the (t + 1)-th sample since the truth: the first is what model 1 was fitted to.
      const at = uniqBounds({ n, probabilities: law, k: t + 1 })[which];
      return at.kind === 'limit' ? at.value : which === 'lower' ? 0 : Infinity;
    };
    const course = { points: meanOf(run!, column('types')), checkedAt: [1, 2, 5, 10] };
    return [
      { ...course, what: 'types in the sample, between bounds', predicted: (t) => ({ low: side(t, 'lower'), high: side(t, 'upper') }), tolerance: standardErrors(4) },
      // The lower side is a Poisson count of every symbol, which is nearly so for rare ones.
      { ...course, what: 'types in the sample', predicted: (t) => side(t, 'lower'), tolerance: within(0.02, 'counts of common symbols are not Poisson') },
    ];
  },
  mustBreak: [{ what: 'a tenth of the data real', overrides: ['policy={kind: mix, real: 0.1, synthetic: 0.9, realFrom: fresh}'] }, { what: 'drawn smoothed', overrides: ['model.draws=smoothed', 'model.smoothing=witten-bell'] }, oneGenerationOff],
};

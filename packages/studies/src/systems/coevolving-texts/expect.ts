// Row 10, first half: what texts lose when they learn from images that do not change.
import { wholeShare } from '@collapse-lab/runner';
import { wfHeterozygosity, wfMutationVariance } from '@collapse-lab/theory';
import { asStated, standardErrors, type Expectation } from '../../expectation.ts';
import { column, meanOf } from '../../observe.ts';
import type { PublishedSystem } from '../../system.ts';

const LAW = [0.4, 0.25, 0.18, 0.1, 0.07];

export const coevolvingTextsSystem: PublishedSystem = {
  id: 'coevolving-texts',
  rows: ['10'],
  claim: 'texts that learn from frozen images lose their diversity, and keep it where new ones are injected',
  source: 'Gao and Li 2025 [P], with their code [R]',
  cost: 'M',
  quick: ['chains=40'],
  wholeSweep: true,
  expect: ([sharp, blurred, injected]): Expectation[] => {
    const n = sharp!.study.size;
    const initial = 1 - LAW.reduce((sum, p) => sum + p * p, 0);
    const lost = (t: number): number => wfHeterozygosity({ n, t, initial });
    // Every share strays from the truth by its own variance, and 1 − Σ p² falls by their sum.
    const kept = (t: number): number => initial - LAW.reduce((sum, p) => sum + wfMutationVariance({ n, p, fresh: wholeShare(0.1, n) / n, counts: 'fixed', t }), 0);
    const slower = (t: number, share: number): number => lost(1) * Math.exp(share * Math.log(lost(t) / lost(1)));
    return [
      { what: 'E (1 − Σp²)_t, sharp images', points: meanOf(sharp!, column('giniSimpson')), predicted: lost, checkedAt: [1, 20, 60, 120], tolerance: standardErrors(4) },
      // An image that leaves its text in doubt moves the shares by less: a posterior varies less than the text it is of. The rate, .46/N for another law, is read off runs.
      { what: 'E (1 − Σp²)_t, blurred images', points: meanOf(blurred!, column('giniSimpson')), predicted: (t) => ({ low: slower(t, 0.8), high: slower(t, 0.3) }), checkedAt: [60, 120], tolerance: asStated },
      { what: 'E (1 − Σp²)_t, a tenth injected', points: meanOf(injected!, column('giniSimpson')), predicted: kept, checkedAt: [1, 20, 60, 120], tolerance: standardErrors(4) },
    ];
  },
  mustBreak: [{ what: 'shares that are never learned', overrides: ['model.texts=frozen'] }, { what: 'shares counted, not read off images', overrides: ['model.texts=counts'] }],
};

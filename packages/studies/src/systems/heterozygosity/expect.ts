// Rows 1d and 16g: what is left of the variety of symbols, and where it ends.
import { wfFixationProbability, wfHeterozygosity } from '@collapse-lab/theory';
import { standardErrors, type Expectation } from '../../expectation.ts';
import { column, meanOf, shareOf } from '../../observe.ts';
import { oneGenerationOff, type PublishedSystem } from '../../system.ts';

export const heterozygositySystem: PublishedSystem = {
  id: 'heterozygosity',
  rows: ['1d', '16g'],
  claim: 'only single symbols are left, each as likely as it was',
  source: 'Shumailov et al. 2024 [K], Seddik et al. 2024 [K]',
  cost: 'S',
  quick: ['chains=600'],
  expect: ([run]): Expectation[] => {
    const { size: n, generations } = run!.study;
    const tolerance = standardErrors(4);
    return [
      { what: 'E (1 − Σp²)', points: meanOf(run!, column('giniSimpson')), predicted: (t) => wfHeterozygosity({ n, t, initial: 0.9 }), checkedAt: [1, 50, 100, 200], tolerance },
      { what: 'E p of one symbol', points: meanOf(run!, column('p3')), predicted: () => 0.1, checkedAt: [1, 50, 100, generations], tolerance },
      // After ten times n generations all but e⁻¹⁰ of the variety is gone.
      { what: 'share of chains with that symbol alone', points: shareOf(run!, ({ p3 }) => p3 === 1), predicted: (t) => (t === generations ? wfFixationProbability(0.1) : { low: 0, high: 0.1 }), checkedAt: [generations], tolerance },
    ];
  },
  mustBreak: [{ what: 'smoothed by half an occurrence', overrides: ['model.addK=0.5'] }, { what: 'a tenth fresh', overrides: ['policy={kind: mix, real: 0.1, synthetic: 0.9, realFrom: fresh}', 'chains=60'] }, oneGenerationOff],
};

// Rows 1d and 16g: what is left of the variety of symbols, and where it ends.
import { wfFixationProbability, wfHeterozygosity } from '@collapse-lab/theory';
import { standardErrors, type Expectation } from '../../expectation.ts';
import { column, meanOf, shareOf } from '../../observe.ts';
import { oneGenerationOff, type PublishedSystem } from '../../system.ts';

/** Symbols of the study with their probabilities, and its 1 − Σp². */
const FOLLOWED = [[0, 0.3], [3, 0.1]] as const;
const INITIAL = 1 - (0.09 + 0.04 + 2 * 0.01 + 6 * 0.0025);

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
      { what: 'E (1 − Σp²)', points: meanOf(run!, column('giniSimpson')), predicted: (t) => wfHeterozygosity({ n, t, initial: INITIAL }), checkedAt: [1, 50, 100, 200], tolerance },
      ...FOLLOWED.flatMap(([symbol, p]): Expectation[] => [
        { what: `E p of symbol ${symbol}`, points: meanOf(run!, column(`p${symbol}`)), predicted: () => p, checkedAt: [1, 50, 100, generations], tolerance },
        // After ten times n generations all but e⁻¹⁰ of the variety is gone.
        { what: `share of chains with symbol ${symbol} alone`, points: shareOf(run!, (values) => values[`p${symbol}`] === 1), predicted: (t) => (t === generations ? wfFixationProbability(p) : { low: 0, high: p }), checkedAt: [generations], tolerance },
      ]),
    ];
  },
  mustBreak: [{ what: 'smoothed by half an occurrence', overrides: ['model.addK=0.5'] }, { what: 'a tenth fresh', overrides: ['policy={kind: mix, real: 0.1, synthetic: 0.9, realFrom: fresh}', 'chains=60'] }, oneGenerationOff],
};

// Row 16b: the fresh-data loop, whose end does not depend on its start.
import { wholeShare } from '@collapse-lab/runner';
import { gaussianMixFresh } from '@collapse-lab/theory';
import { standardErrors } from '../../expectation.ts';
import { meanOf } from '../../observe.ts';
import { fittedMeanSquared, momentsAgainst } from '../../observed-gaussian.ts';
import { oneGenerationOff, type PublishedSystem } from '../../system.ts';

/** λ in the cells of the study, and how far from the truth the law of the first sample was. */
const CELLS = [[1, 0], [0.8, 0], [0.8, 0.5]] as const;

export const freshLoopSystem: PublishedSystem = {
  id: 'fresh-loop',
  rows: ['16b'],
  claim: 'with fresh real data the loop settles, wherever it began',
  source: 'Alemohammad et al. 2024 [R]',
  cost: 'M',
  quick: ['chains=200'],
  wholeSweep: true,
  expect: (runs) =>
    runs.flatMap((run, i) => {
      const { size: n, generations } = run.study;
      const [shrink, displaced] = CELLS[i]!;
      const of = `λ = ${shrink}, first sample of N(${displaced}, 1)`;
      const real = wholeShare(0.1, n);
      const law = (t: number) => gaussianMixFresh({ real, synthetic: n - real, shrink, divisor: 'n-1', initial: n, displaced, t });
      return [
        ...momentsAgainst(run, { of, law, checkedAt: [1, 5, 10, generations] }),
        // Of a start half a standard deviation off ¼ · .81³⁹ = 7e-5 is left, a fifth of a standard error of 1,200 chains.
        { what: `the fixed point of E (μ_t − μ)², ${of}`, points: meanOf(run, fittedMeanSquared), predicted: () => law(Infinity).meanSquaredError, checkedAt: [generations], tolerance: standardErrors(4) },
      ];
    }),
  mustBreak: [{ what: 'the first real data kept', overrides: ['policy.realFrom=fixed'] }, { what: 'a twentieth of the data real', overrides: ['policy.real=0.05', 'policy.synthetic=0.95'] }, oneGenerationOff],
};

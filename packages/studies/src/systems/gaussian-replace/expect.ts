// Row 1a: a Gaussian fitted by maximum likelihood on its own samples.
import { gaussianReplace } from '@collapse-lab/theory';
import { standardErrors, type Expectation } from '../../expectation.ts';
import { meanOf, type Observe } from '../../observe.ts';
import { fittedStdDev, momentsAgainst } from '../../observed-gaussian.ts';
import { oneGenerationOff, type PublishedSystem } from '../../system.ts';

export const gaussianReplaceSystem: PublishedSystem = {
  id: 'gaussian-replace',
  rows: ['1a'],
  claim: 'the standard deviation goes to 0, the mean walks off',
  source: 'Shumailov et al. 2024 [R]',
  cost: 'S',
  quick: ['chains=400', 'generations=300'],
  expect: (runs) =>
    runs.flatMap((run): Expectation[] => {
      const { size: n, generations, record } = run.study;
      const of = `n = ${n}`;
      const law = (t: number) => gaussianReplace({ n, t, divisor: 'n' });
      // Means of products are carried by ever rarer chains: they are compared while t ≤ n, the logarithm at the last generation too.
      const early = record === 50 ? [1, 50, 100] : [1];
      const late = [...early, generations];
      const common = { checkedAt: late, tolerance: standardErrors(4) };
      const off: Observe = (values, t) => 2 * Math.log(fittedStdDev(values, t)) - law(t).logVariance.mean;
      return [
        ...momentsAgainst(run, { of, law, checkedAt: generations <= n ? late : early }),
        { what: `E ln σ²_t, ${of}`, points: meanOf(run, (values, t) => 2 * Math.log(fittedStdDev(values, t))), predicted: (t) => law(t).logVariance.mean, ...common },
        { what: `Var ln σ²_t, ${of}`, points: meanOf(run, (values, t) => off(values, t) * off(values, t)), predicted: (t) => law(t).logVariance.variance, ...common },
      ];
    }),
  mustBreak: [
    { what: 'divided by n − 1', overrides: ['model.divisor=n-1'] },
    { what: 'the logarithm of the mean for the mean of the logarithm', misread: (expectation) => (expectation.what === 'E ln σ²_t, n = 100' ? { ...expectation, predicted: (t) => Math.log(gaussianReplace({ n: 100, t, divisor: 'n' }).variance) } : expectation) },
    oneGenerationOff,
  ],
};

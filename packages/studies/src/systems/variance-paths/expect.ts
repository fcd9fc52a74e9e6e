// Row 5: how the variance of an estimate grows along three paths.
import type { RunRecord } from '@collapse-lab/runner';
import { discardPath, piSquaredPath, quadraticVariancePath } from '@collapse-lab/theory';
import { standardErrors, type Expectation, type Point } from '../../expectation.ts';
import { column, gainOf, meanOf, type Observe } from '../../observe.ts';
import { oneGenerationOff, type PublishedSystem } from '../../system.ts';

/** The families of the study: where their mean is read, what it is and the variance of an item, and how that goes with the mean. */
const FAMILIES = {
  bernoulli: { column: 'successProbability', mean: 0.3, variance: 0.21, curvature: -1 },
  poisson: { column: 'fittedMean', mean: 4, variance: 4, curvature: 0 },
  exponential: { column: 'fittedMean', mean: 1, variance: 1, curvature: 1 },
  gaussian: { column: 'fittedMean', mean: 0, variance: 1, curvature: -1 },
} as const;

const familyOf = ({ study }: RunRecord) => FAMILIES[study.model['family'] as keyof typeof FAMILIES];

const POLICIES = ['replace', 'accumulate', 'accumulate-subsample'] as const;

/** n (μ̂ − μ)²/V, 1 on average at the first fit. */
function squaredError(run: RunRecord): Observe {
  const { column: name, mean, variance } = familyOf(run);
  const fitted = column(name);
  return (values, t) => ((fitted(values, t) - mean) * (fitted(values, t) - mean) * run.study.size) / variance;
}

export const variancePathsSystem: PublishedSystem = {
  id: 'variance-paths',
  rows: ['5'],
  claim: 'variance grows by G when data are discarded, by at most π²/6 when they are kept',
  source: 'Dey and Donoho 2024 [R]',
  cost: 'M',
  quick: ['chains=400'],
  expect: (runs) => {
    const common = { checkedAt: [5, 10, 20], tolerance: standardErrors(4) };
    const each = runs.map((run): Expectation => {
      const { size: n, model, policy } = run.study;
      const policyOf = policy.kind as (typeof POLICIES)[number];
      return {
        what: `n E (μ_t − μ)²/V, ${model.family}, ${policyOf}`,
        points: meanOf(run, squaredError(run)),
        predicted: (t) => quadraticVariancePath({ n, t, curvature: familyOf(run).curvature, policy: policyOf }),
        ...common,
        checkedAt: [1, ...common.checkedAt],
      };
    });
    const together = POLICIES.flatMap((policy): Expectation[] => {
      const of = runs.filter(({ study }) => study.policy.kind === policy);
      if (of.length === 0) return [];
      const points = averaged(of.map((run) => gainOf(run, squaredError(run))));
      const predicted = (t: number): number => of.reduce((sum, run) => sum + quadraticVariancePath({ n: run.study.size, t, curvature: familyOf(run).curvature, policy }), 0) / of.length;
      const ratio: Expectation = { what: `1 + what n E (μ_t − μ)²/V has gained since the first fit, mean over families, ${policy}`, points, predicted, ...common };
      // 1/ratio; its standard error is the ratio's over its square.
      const efficiency = points.map(({ x, estimate, standardError }) => ({ x, estimate: 1 / estimate, standardError: standardError / (estimate * estimate) }));
      const bound: Expectation = { what: 'asymptotic relative efficiency ≥ 6/π², mean over families, accumulate', points: efficiency, predicted: () => ({ low: 1 / piSquaredPath(Infinity), high: 1 }), ...common };
      return policy === 'accumulate' ? [ratio, bound] : [ratio];
    });
    return [...each, ...together];
  },
  mustBreak: [
    { what: 'a tenth of the data real', overrides: ['policy={kind: mix, real: 0.1, synthetic: 0.9, realFrom: fresh}'], misread: readAs(discardPath) },
    { what: 'a window of two generations', overrides: ['policy={kind: window, last: 2}'], misread: readAs(piSquaredPath) },
    oneGenerationOff,
  ],
};

/** To first order, as theory of a policy that the runs do not have. */
function readAs(predicted: (t: number) => number) {
  return (expectation: Expectation): Expectation => ({ ...expectation, predicted });
}

/** The mean of several gains, and 1 for what they were gained on. */
function averaged(courses: readonly (readonly Point[])[]): Point[] {
  return courses[0]!.map(({ x }, i) => {
    const at = courses.map((points) => points[i] ?? { estimate: NaN, standardError: NaN });
    return { x, estimate: 1 + at.reduce((sum, { estimate }) => sum + estimate, 0) / at.length, standardError: Math.hypot(...at.map(({ standardError }) => standardError)) / at.length };
  });
}

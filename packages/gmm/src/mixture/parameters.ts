// What a study says of a mixture's fit: how many components, of what shape, where EM starts and when it stops.
import { z } from 'zod';
import { accelerations, stoppingRules } from '../em/em-rule.ts';
import { precisions } from '../kernels/fit-mixture1d.ts';
import { lawParameters } from '../law-parameters.ts';
import { covarianceKinds } from '../multivariate/mixture-law.ts';

/** How one of several numbers of components is chosen. */
export const criteria = ['bic', 'aic', 'held-out'] as const;

/** Where EM starts, by scikit-learn's names where it has one. */
export const inits = ['kmeans', 'k-means++', 'random', 'random-from-data', 'quantile', 'given'] as const;
export type Init = (typeof inits)[number];

const choice = z.strictObject({
  from: z.int().min(1).describe('The fewest components.'),
  to: z.int().min(1).describe('The most.'),
  by: z.enum(criteria).describe('What chooses: the least BIC or AIC of the training items, or the greatest likelihood of some of them that are held out of a first fit.'),
  share: z.number().gt(0).lt(1).optional().describe('Share of the training items that are held out, by held-out.'),
});
export type Choice = z.output<typeof choice>;

export const mixtureParameters = z
  .strictObject({
    components: z.union([z.int().min(1), choice]).describe('Number of Gaussians, K; or from, to and by: chosen anew in every generation.'),
    covariance: z.enum(covarianceKinds).optional().describe('What covariances may be; required in more than one dimension, on the line only `tied` is another model.'),
    rule: z
      .enum(stoppingRules)
      .describe("When EM stops: `sklearn` when the mean log-likelihood changes by less than the tolerance, `converged` when what is left to gain is less (Aitken's estimate)."),
    tolerance: z.number().nonnegative().describe('Of the rule, in nats per item.'),
    maxIterations: z.int().min(1).describe('EM stops after this many iterations.'),
    varianceFloor: z.number().nonnegative().describe("Added to every variance in every M-step (scikit-learn's reg_covar)."),
    acceleration: z.enum(accelerations).default('none').describe('`squarem` extrapolates EM steps; for the rule `converged`.'),
    precision: z
      .enum(precisions)
      .default('f64')
      .describe('`f32` rounds items and the E-step to single precision, with sums in double: for two components on the line, the rule `sklearn` and init `kmeans`, which stays in double.'),
    init: z
      .enum(inits)
      .describe("Where a cold EM starts (scikit-learn's init_params): one k-means++ run; k-means++ seeds, or items at random, each as narrow as the floor; responsibilities at random; shares of equal size from left to right, on the line; or the law that `given` says."),
    given: lawParameters.optional().describe('means, stdDevs or covariances, and weights of the start, for init given.'),
    start: z.enum(['cold', 'warm']).describe("cold: every generation from `init`; warm: from the previous generation's parameters, and from `init` where there are none of that many components."),
    nInit: z.int().min(1).default(1).describe("Cold starts, of which the fit with the greatest lower bound is kept (scikit-learn's n_init)."),
    order: z
      .enum(['by-mean', 'as-fitted', 'matched'])
      .describe('How components are numbered: by ascending mean (on the first axis, then the next), as EM left them, or each by the number of the component that it continues.'),
  })
  .superRefine((rule, context) => {
    for (const [path, message] of mistakesIn(rule)) context.addIssue({ code: 'custom', path: [...path], message });
  });

export type MixtureRule = z.output<typeof mixtureParameters>;

type Mistake = readonly [path: readonly string[], message: string];

/** What the schema of single keys cannot see. */
function* mistakesIn(chosen: Omit<MixtureRule, 'order' | 'start'>): Generator<Mistake> {
  const { components, rule, acceleration, init, given, nInit, varianceFloor } = chosen;
  if (typeof components === 'object') yield* mistakesInChoice(components);
  if (chosen.precision === 'f32') yield* mistakesInSingle(chosen);
  if (rule === 'sklearn' && acceleration !== 'none') yield [['acceleration'], `must be none under the rule sklearn, but got ${acceleration}; take the rule converged`];
  if (rule === 'sklearn' && init === 'quantile') yield [['init'], 'must be one that scikit-learn has under the rule sklearn, but got quantile; take the rule converged'];
  if (typeof components === 'object' && init === 'given') yield [['init'], 'must be another where components are chosen, but got given; take it, or one number of components'];
  if (init === 'given' && !given) yield [['given'], 'must be a law for init given, but is absent; set it'];
  if (init !== 'given' && given) yield [['given'], `must be absent for init ${init}, but is there; remove it`];
  if (typeof components === 'number' && given && given.weights.length !== components) yield [['given'], `must have ${components} components, but got ${given.weights.length}`];
  if (nInit > 1 && (init === 'given' || init === 'quantile')) yield [['nInit'], `must be 1 for init ${init}, which draws nothing, but got ${nInit}`];
  if (varianceFloor === 0 && (init === 'k-means++' || init === 'random-from-data')) yield [['varianceFloor'], `must be above 0 for init ${init}, which starts with components as narrow as that, but got 0`];
}

/** In nats per item; in single precision mean log-likelihoods are right to some 10⁻⁷. */
const LEAST_TOLERANCE_F32 = '0.00001';

/** Single precision is for the fits it was made and tested for. */
function* mistakesInSingle({ components, covariance, rule, init, tolerance }: Omit<MixtureRule, 'order' | 'start'>): Generator<Mistake> {
  const wants = (what: string, got: string): Mistake => [['precision'], `must be f64 but for ${what}, but got f32 with ${got}; take f64`];
  if (components !== 2) yield wants('2 components', typeof components === 'object' ? 'a choice of components' : `${components}`);
  if (covariance === 'tied') yield wants('variances of their own', 'covariance tied');
  if (rule !== 'sklearn') yield wants('the rule sklearn', `rule ${rule}`);
  if (init !== 'kmeans') yield wants('init kmeans', `init ${init}`);
  if (tolerance < Number(LEAST_TOLERANCE_F32)) yield wants(`a tolerance of at least ${LEAST_TOLERANCE_F32}`, String(tolerance));
}

function* mistakesInChoice({ from, to, by, share }: Choice): Generator<Mistake> {
  if (to < from) yield [['components', 'to'], `must be at least from, ${from}, but got ${to}`];
  if (by === 'held-out' && share === undefined) yield [['components', 'share'], 'must be a number between 0 and 1 by held-out, but is absent; set it'];
  if (by !== 'held-out' && share !== undefined) yield [['components', 'share'], `must be absent by ${by}, but got ${share}; remove it`];
}

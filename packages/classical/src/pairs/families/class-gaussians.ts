// Texts and their images: a law of classes and a Gaussian for each, which learn from each other's samples (Gao and Li, "co-evolution").
import { giniSimpson } from '@collapse-lab/diversity';
import { ArrayReader, packArrays, pairCount, type Pairs } from '@collapse-lab/numeric';
import { defineFamily, unusable, type Batch, type Column, type Family, type FitContext, type FitOutcome, type Row } from '@collapse-lab/runner';
import { z } from 'zod';
import { pairsAlgebra } from '../algebra.ts';
import { drawClasses, logDensitiesOfClasses, meanPosterior, type ClassGaussian, type ClassLaw } from '../kernels/class-law.ts';
import { fitCovariates } from '../kernels/covariate-law.ts';

const MOST_CLASSES = 16;

const parameters = z.strictObject({
  classes: z.int().min(1).max(MOST_CLASSES).describe('K; responses are the classes 0 to K − 1'),
  texts: z
    .union([z.enum(['counts', 'posterior', 'frozen']), z.array(z.number().min(0)).min(1)])
    .describe('how the law of classes is learned: by their shares; as the mean of what the points say of their class under the last model; as at first, for ever; or a list of probabilities that is given and not learned'),
  images: z.enum(['learned', 'frozen']).describe('whether the Gaussians are learned in every generation, or as at first, for ever'),
  divisor: z.enum(['n', 'n-1']).describe("what a class's sum of squares is divided by"),
});

type Rule = z.output<typeof parameters>;

const columns: readonly Column[] = [
  { name: 'giniSimpson', summary: '1 − Σ p² of the fitted law of classes.' },
  { name: 'classesLeft', summary: 'Classes of a probability above 0.', unit: 'classes' },
  ...Array.from({ length: MOST_CLASSES }, (_, k): Column[] => [
    { name: `probability${k}`, summary: `Fitted probability of class ${k}.` },
    { name: `logDet${k}`, summary: `ln det of the covariance of class ${k}.`, unit: 'nats' },
  ]).flat(),
];

/** Family `class-gaussians`: a class with no more items than dimensions keeps the Gaussian that it had; at first, that ends the chain. */
export const classGaussians = defineFamily({
  id: 'class-gaussians',
  summary: 'A law of classes and a Gaussian of the covariates for each, either of which may be frozen: texts and images that learn from each other.',
  parameters,
  create: (rule): Family<Pairs, ClassLaw> => ({
    columns,
    decodes: ['shrink'],
    fit: (batch, context) => fit(rule, batch, context),
    sample: (law, count, { streams, decoding: { shrink = 1 } }) => drawClasses(law, count, shrink, streams),
    score: (law, items) => ({ logLikelihood: logDensitiesOfClasses(law, items), unitStart: Uint32Array.from({ length: pairCount(items) + 1 }, (_, i) => i) }),
    parameters: rowOf,
    encode: ({ probabilities, classes }) => packArrays([probabilities, ...classes.flatMap(({ mean, lower }) => [mean, lower])]),
    decode(bytes) {
      const reader = new ArrayReader(bytes);
      const probabilities = reader.f64();
      return { probabilities, classes: Array.from(probabilities, () => ({ mean: reader.f64(), lower: reader.f64() })) };
    },
  }),
});

function fit(rule: Rule, { items }: Batch<Pairs>, { previous }: FitContext<ClassLaw>): FitOutcome<ClassLaw> {
  const reason = unusable(items.responses, undefined, 1) ?? unusable(items.covariates, undefined, 0, items.dimensions);
  if (reason) return { ended: reason };
  const stranger = items.responses.find((k) => !(Number.isInteger(k) && k >= 0 && k < rule.classes));
  if (stranger !== undefined) return { ended: { code: 'unknown-class', message: `class ${stranger} is none of the ${rule.classes} of the model` } };
  const classes = rule.images === 'frozen' && previous ? previous.classes : imagesOf(rule, items, previous);
  if ('ended' in classes) return classes;
  return { fitted: { probabilities: textsOf(rule, items, previous), classes } };
}

function textsOf({ classes, texts }: Rule, items: Pairs, previous: ClassLaw | undefined): Float64Array {
  if (Array.isArray(texts)) return Float64Array.from({ length: classes }, (_, k) => (texts[k] ?? 0) / texts.reduce((sum, p) => sum + p, 0));
  if (previous && texts === 'frozen') return previous.probabilities;
  if (previous && texts === 'posterior') return meanPosterior(previous, items);
  const shares = new Float64Array(classes);
  for (const k of items.responses) shares[k]! += 1 / items.responses.length;
  return shares;
}

function imagesOf({ classes, divisor }: Rule, items: Pairs, previous: ClassLaw | undefined): readonly ClassGaussian[] | { readonly ended: { code: string; message: string } } {
  const out: ClassGaussian[] = [];
  for (let k = 0; k < classes; k++) {
    const own = pairsAlgebra.take(items, Uint32Array.from([...items.responses.keys()].filter((i) => items.responses[i] === k)));
    const enough = pairCount(own) > items.dimensions;
    const law = enough ? fitCovariates(own, undefined, divisor) : undefined;
    const kept = law && 'mean' in law ? law : previous?.classes[k];
    if (!kept) return { ended: { code: 'too-few-items', message: `class ${k} needs more than ${items.dimensions} items that do not lie in one plane, but has ${pairCount(own)}` } };
    out.push(kept);
  }
  return out;
}

function rowOf({ probabilities, classes }: ClassLaw): Row {
  const row: Record<string, number> = { giniSimpson: giniSimpson(probabilities), classesLeft: probabilities.filter((p) => p > 0).length };
  classes.forEach(({ mean, lower }, k) => {
    const d = mean.length;
    row[`probability${k}`] = probabilities[k]!;
    row[`logDet${k}`] = Array.from(mean, (_, j) => 2 * Math.log(lower[j * d + j]!)).reduce((sum, x) => sum + x, 0);
  });
  return row;
}

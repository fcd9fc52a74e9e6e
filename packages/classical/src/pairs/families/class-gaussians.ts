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
    .describe('how the law of classes is learned: by their shares; as the mean of what drawn points say of their class under the last model, real ones saying it themselves; as at first, for ever; or a list of probabilities that is given and not learned'),
  images: z.enum(['learned', 'frozen']).describe('whether the Gaussians are learned in every generation, or as at first, for ever'),
  divisor: z.enum(['n', 'n-1']).describe("what a class's sum of squares is divided by"),
  newClasses: z.enum(['refused', 'awaited']).default('refused').describe('a class that has no Gaussian yet and too few items for one: ends the chain; or is passed over, and is there once a batch has enough of it'),
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

/** Family `class-gaussians`: a class with no more items than dimensions keeps the Gaussian that it had; where it had none, that ends the chain, or it is not there yet. */
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

function fit(rule: Rule, batch: Batch<Pairs>, { previous }: FitContext<ClassLaw>): FitOutcome<ClassLaw> {
  const { items } = batch;
  const reason = unusable(items.responses, undefined, 1) ?? unusable(items.covariates, undefined, 0, items.dimensions);
  if (reason) return { ended: reason };
  const stranger = items.responses.find((k) => !(Number.isInteger(k) && k >= 0 && k < rule.classes));
  if (stranger !== undefined) return { ended: { code: 'unknown-class', message: `class ${stranger} is none of the ${rule.classes} of the model` } };
  const classes = rule.images === 'frozen' && previous ? previous.classes : imagesOf(rule, items, previous);
  if ('ended' in classes) return classes;
  const texts = textsOf(rule, batch, previous);
  return { fitted: { probabilities: classes.some(isAbsent) ? amongPresent(texts, classes) : texts, classes } };
}

function textsOf({ classes, texts }: Rule, batch: Batch<Pairs>, previous: ClassLaw | undefined): Float64Array {
  if (Array.isArray(texts)) return Float64Array.from({ length: classes }, (_, k) => (texts[k] ?? 0) / texts.reduce((sum, p) => sum + p, 0));
  if (previous && texts === 'frozen') return previous.probabilities;
  const { bornIn, items } = batch;
  if (!previous || texts !== 'posterior') return sharesOf(items.responses, classes);
  // Who draws a point from a model must guess its text; real ones come with theirs.
  if (!bornIn.includes(0)) return meanPosterior(previous, items);
  const [real, drawn] = [true, false].map((isReal) => Uint32Array.from([...bornIn.keys()].filter((i) => (bornIn[i] === 0) === isReal)));
  const told = sharesOf(Float64Array.from(real!, (i) => items.responses[i]!), classes);
  const guessed = meanPosterior(previous, pairsAlgebra.take(items, drawn!));
  return told.map((p, k) => (real!.length * p + drawn!.length * guessed[k]!) / bornIn.length);
}

/** How often each class comes, as shares. */
function sharesOf(responses: Float64Array, classes: number): Float64Array {
  const shares = new Float64Array(classes);
  for (const k of responses) shares[k]! += 1 / responses.length;
  return shares;
}

/** Of a class without a Gaussian. */
const ABSENT: ClassGaussian = { mean: new Float64Array(0), lower: new Float64Array(0) };
const isAbsent = ({ mean }: ClassGaussian): boolean => mean.length === 0;

/** The law of classes given one that has a Gaussian. */
function amongPresent(texts: Float64Array, classes: readonly ClassGaussian[]): Float64Array {
  const left = texts.map((p, k) => (isAbsent(classes[k]!) ? 0 : p));
  const whole = left.reduce((sum, p) => sum + p, 0);
  return left.map((p) => p / whole);
}

function imagesOf({ classes, divisor, newClasses }: Rule, items: Pairs, previous: ClassLaw | undefined): readonly ClassGaussian[] | { readonly ended: { code: string; message: string } } {
  const out: ClassGaussian[] = [];
  const places = Array.from({ length: classes }, (): number[] => []);
  items.responses.forEach((k, i) => places[k]!.push(i));
  for (let k = 0; k < classes; k++) {
    const own = pairsAlgebra.take(items, Uint32Array.from(places[k]!));
    const enough = pairCount(own) > items.dimensions;
    const law = enough ? fitCovariates(own, undefined, divisor) : undefined;
    const kept = law && 'mean' in law ? law : (previous?.classes[k] ?? (newClasses === 'awaited' ? ABSENT : undefined));
    if (!kept) return { ended: { code: 'too-few-items', message: `class ${k} needs more than ${items.dimensions} items that do not lie in one plane, but has ${pairCount(own)}` } };
    out.push(kept);
  }
  return out.every(isAbsent) ? { ended: { code: 'too-few-items', message: `one class at least needs more than ${items.dimensions} items that do not lie in one plane` } } : out;
}

function rowOf({ probabilities, classes }: ClassLaw): Row {
  const row: Record<string, number> = { giniSimpson: giniSimpson(probabilities), classesLeft: probabilities.filter((p) => p > 0).length };
  classes.forEach(({ mean, lower }, k) => {
    const d = mean.length;
    row[`probability${k}`] = probabilities[k]!;
    if (d === 0) return;
    row[`logDet${k}`] = Array.from(mean, (_, j) => 2 * Math.log(lower[j * d + j]!)).reduce((sum, x) => sum + x, 0);
  });
  return row;
}

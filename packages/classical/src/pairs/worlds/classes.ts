// Points of several classes, round and Gaussian, as the true law: texts and images.
import { pairCount, type Pairs } from '@collapse-lab/numeric';
import { defineEntry, streamOf, type World, type WorldSource } from '@collapse-lab/runner';
import { z } from 'zod';
import { drawClasses, logDensitiesOfClasses } from '../kernels/class-law.ts';

const parameters = z
  .strictObject({
    probabilities: z.array(z.number().min(0)).min(1).max(16).describe('of the classes 0, 1, …; in proportion, not all 0'),
    means: z.array(z.array(z.number()).min(1)).min(1).describe('where the points of each class are centred, a list of d numbers each'),
    stdDev: z.number().positive().describe('standard deviation of the points of every class, the same on every axis'),
  })
  .check(({ value: { probabilities, means }, issues }) => {
    if (means.length !== probabilities.length) issues.push({ code: 'custom', input: means, path: ['means'], message: `must be as many as there are probabilities, ${probabilities.length}, but got ${means.length}` });
    if (probabilities.every((p) => p === 0)) issues.push({ code: 'custom', input: probabilities, path: ['probabilities'], message: 'must be above 0 for one class at least, but got 0 for all; raise one' });
    const other = means.findIndex((mean) => mean.length !== means[0]!.length);
    if (other > 0) issues.push({ code: 'custom', input: means, path: ['means', other], message: `must have ${means[0]!.length} numbers as the first, but got ${means[other]!.length}` });
  });

/** World `classes`: pairs whose response is a class and whose covariates are a point of it. */
export const classes = defineEntry({
  id: 'classes',
  summary: 'Classes with given probabilities, and Gaussian points of each: (class, point) pairs.',
  offers: ['score', 'groups'],
  parameters,
  create: (law): WorldSource<Pairs> => ({ open: () => openClasses(law) }),
});

function openClasses({ probabilities, means, stdDev }: z.output<typeof parameters>): World<Pairs> {
  const sum = probabilities.reduce((total, p) => total + p, 0);
  const d = means[0]!.length;
  const lower = Float64Array.from({ length: d * d }, (_, at) => (at % (d + 1) === 0 ? stdDev : 0));
  const law = { probabilities: Float64Array.from(probabilities, (p) => p / sum), classes: means.map((mean) => ({ mean: Float64Array.from(mean), lower })) };
  return {
    draw: ({ count, ...request }, streams) => drawClasses(law, count, 1, streamOf(request, streams)),
    score: (items) => ({ logLikelihood: logDensitiesOfClasses(law, items), unitStart: Uint32Array.from({ length: pairCount(items) + 1 }, (_, i) => i) }),
    groups: { names: probabilities.map((_, k) => `class ${k}`), of: ({ responses }) => Uint16Array.from(responses, (k) => Math.min(k, probabilities.length - 1)) },
    show: (items, index) => `${items.responses[index]}: ${[...items.covariates.subarray(index * d, (index + 1) * d)].map((x) => Number(x.toPrecision(6))).join(' ')}`,
    facts: { law: `classes of probability ${[...law.probabilities].join(', ')} at ${means.map((mean) => `(${mean.join(', ')})`).join(', ')}, N(·, ${stdDev}²)`, covariates: d },
  };
}

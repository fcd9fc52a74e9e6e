// Student's t on the line, by maximum likelihood: a family whose tails are learned, so that a loop shows whether they are lost.
import { ArrayReader, packArrays, type Points } from '@collapse-lab/numeric';
import { defineFamily, unusable, type Column, type Family, type FitOutcome } from '@collapse-lab/runner';
import { z } from 'zod';
import { lineValues, pointScores } from '../line.ts';
import { fitStudentT, type StudentTRule } from '../student-t/fit.ts';
import { sampleStudentT } from '../student-t/sample.ts';
import { studentTEntropy, studentTLogDensities, type StudentT } from '../student-t/student-t.ts';

const parameters = z.strictObject({
  df: z.union([z.number().positive(), z.literal('fit')]).describe('Degrees of freedom: a number, or fit for those of greatest likelihood.'),
  tolerance: z.number().nonnegative().describe('EM stops when the mean log-likelihood (nats per item) grows by less than this.'),
  maxIterations: z.int().min(1).describe('EM stops after this many iterations.'),
});

/** Family `student-t`: location, scale and degrees of freedom of greatest likelihood. */
export const studentT = defineFamily({
  id: 'student-t',
  summary: "Student's t on the line with location, scale and degrees of freedom, fitted by ECME.",
  parameters,
  create: (rule) => studentTFamily(rule),
});

const columns: readonly Column[] = [
  { name: 'location', summary: 'Location of the fitted law, its median.' },
  { name: 'scale', summary: 'Scale of the fitted law; its standard deviation is scale · √(df / (df − 2)) where df > 2.' },
  { name: 'degreesOfFreedom', summary: 'Degrees of freedom of the fitted law; ∞ where it is a Gaussian (from 10⁶ on).' },
  { name: 'emIterations', summary: 'EM iterations taken.', unit: 'iterations', inTrace: true },
  { name: 'emConverged', summary: '1 when EM stopped by its tolerance, 0 when it ran out of iterations.', inTrace: true },
  { name: 'meanLogLikelihood', summary: 'Mean log-likelihood of the training items under the fitted law.', unit: 'nats per item', inTrace: true },
];

function studentTFamily(rule: StudentTRule): Family<Points, StudentT> {
  return {
    columns,
    freeParameters: rule.df === 'fit' ? 3 : 2,
    weighted: true,
    decodes: ['shrink'],
    check: (items) => void lineValues(items),
    fit({ items, weight }): FitOutcome<StudentT> {
      const values = lineValues(items);
      const reason = unusable(values, weight, 2);
      if (reason) return { ended: reason };
      const fit = fitStudentT(values, rule, weight);
      if ('ended' in fit) return fit;
      const { law, iterations, converged, meanLogLikelihood } = fit;
      return { fitted: law, trace: { emIterations: iterations, emConverged: Number(converged), meanLogLikelihood } };
    },
    sample: (law, count, { streams, decoding: { shrink = 1 } }) => sampleStudentT({ ...law, scale: law.scale * Math.sqrt(shrink) }, count, streams.fork('noise').rng()),
    score: (law, items) => pointScores(studentTLogDensities(law, lineValues(items))),
    entropy: studentTEntropy,
    parameters: ({ location, scale, df }) => ({ location, scale, degreesOfFreedom: df }),
    encode: ({ location, scale, df }) => packArrays([Float64Array.of(location, scale, df)]),
    decode(bytes) {
      const [location = NaN, scale = NaN, df = NaN] = new ArrayReader(bytes).f64();
      return { location, scale, df };
    },
  };
}

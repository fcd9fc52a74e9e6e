// A law of the line with heavy tails: Student's t, whose moments from the df-th on are infinite.
import type { Points } from '@collapse-lab/numeric';
import { defineEntry, streamOf, type World, type WorldSource } from '@collapse-lab/runner';
import { z } from 'zod';
import { lineValues, pointScores } from '../line.ts';
import { showPoint } from '../show-number.ts';
import { sampleStudentT } from '../student-t/sample.ts';
import { studentTEntropy, studentTLogDensities, type StudentT } from '../student-t/student-t.ts';

/** World `heavy-tail`: independent draws from a known t. */
export const heavyTail = defineEntry({
  id: 'heavy-tail',
  summary: "Independent points of Student's t on the line.",
  offers: ['score'],
  parameters: z.strictObject({
    df: z.number().positive().describe('Degrees of freedom: 1 is Cauchy, above 2 there is a variance; the tails fall as |x| to the power −df − 1.'),
    location: z.number().default(0).describe('Where the law is centred.'),
    scale: z.number().positive().default(1).describe('Its scale; where df > 2 the standard deviation is scale · √(df / (df − 2)).'),
  }),
  create: (law): WorldSource<Points> => ({ open: () => openStudentT(law) }),
});

function openStudentT(law: StudentT): World<Points> {
  const { df, location, scale } = law;
  return {
    draw: ({ count, ...request }, streams) => sampleStudentT(law, count, streamOf(request, streams).fork('noise').rng()),
    score: (items) => pointScores(studentTLogDensities(law, lineValues(items))),
    truth: { location, scale, degreesOfFreedom: df },
    show: showPoint,
    facts: { law: `t of ${df} degrees of freedom, location ${location}, scale ${scale}`, dimensions: 1, entropyNats: studentTEntropy(law) },
  };
}

// Waiting times of a known mean as the true law.
import { exponential as drawExponential, scalars, type Points } from '@collapse-lab/numeric';
import { defineEntry, streamOf, type World, type WorldSource } from '@collapse-lab/runner';
import { z } from 'zod';
import { logDensity } from '../families/exponential.ts';
import { lineValues, pointScores } from '../line.ts';
import { showPoint } from '../show-number.ts';

/** World `exponential`: independent points from 0 on. */
export const exponential = defineEntry({
  id: 'exponential',
  summary: 'Independent points of an exponential law.',
  offers: ['score'],
  parameters: z.strictObject({ mean: z.number().positive().describe('of the points') }),
  create: ({ mean }): WorldSource<Points> => ({ open: () => openExponential(mean) }),
});

function openExponential(mean: number): World<Points> {
  return {
    draw({ count, ...request }, streams) {
      const rng = streamOf(request, streams).fork('noise').rng();
      return scalars(Float64Array.from({ length: count }, () => drawExponential(mean, rng)));
    },
    score: (items) => pointScores(lineValues(items).map((x) => logDensity(x, mean))),
    truth: { fittedMean: mean },
    show: showPoint,
    facts: { law: `exponential of mean ${mean}`, dimensions: 1, entropyNats: 1 + Math.log(mean) },
  };
}

// Points anywhere in an interval as the true law.
import { scalars, type Points } from '@collapse-lab/numeric';
import { defineEntry, streamOf, type World, type WorldSource } from '@collapse-lab/runner';
import { z } from 'zod';
import { lineValues, pointScores } from '../line.ts';
import { showPoint } from '../show-number.ts';

const parameters = z.strictObject({ from: z.number(), to: z.number() }).check(({ value, issues }) => {
  if (!(value.to > value.from)) issues.push({ code: 'custom', input: value, path: ['to'], message: `must be above from, ${value.from}, but got ${value.to}` });
});

/** World `interval`: independent points, uniform. */
export const interval = defineEntry({
  id: 'interval',
  summary: 'Independent points, uniform on an interval of the line.',
  offers: ['score'],
  parameters,
  create: ({ from, to }): WorldSource<Points> => ({ open: () => openInterval(from, to) }),
});

function openInterval(from: number, to: number): World<Points> {
  const logDensity = -Math.log(to - from);
  return {
    draw({ count, ...request }, streams) {
      const rng = streamOf(request, streams).fork('noise').rng();
      return scalars(Float64Array.from({ length: count }, () => from + (to - from) * rng.uniform()));
    },
    score: (items) => pointScores(lineValues(items).map((x) => (x >= from && x <= to ? logDensity : -Infinity))),
    show: showPoint,
    facts: { law: `uniform on [${from}, ${to}]`, dimensions: 1, entropyNats: -logDensity },
  };
}

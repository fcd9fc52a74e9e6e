// Maximum likelihood that collapses although all data are kept (Barzilai and Shamir, arXiv 2505.19046).
import { ArrayReader, packArrays, scalars, type Points } from '@collapse-lab/numeric';
import { defineFamily, unusable, type Column, type Family, type FitOutcome } from '@collapse-lab/runner';
import { z } from 'zod';
import { lineValues, pointScores } from '../line.ts';
import { drawSpiked, fitSpiked, spikedLogDensity, type Spiked } from '../spiked/spiked-uniform.ts';

const parameters = z.strictObject({
  background: z.number().min(0).lt(1).describe('b, the part of the share a that lies anywhere in [0, 3]; ¾ in the proof of the theorem, 0 in its sketch, where heavy spikes are then impossible beside real items near 1'),
  logWidth: z.number().max(-4).describe('natural logarithm of the width of spikes of a share above 1/10; the theorem wants it below minus a few times the number of items'),
});

const columns: readonly Column[] = [
  { name: 'spikeShare', summary: 'a, what the fitted law has outside of its body [0, 1 − 2a]: about 1/(2n) after a fit on n real items of U[0, 1], above 1/10 once it has collapsed.' },
  { name: 'spikeStart', summary: 'μ, where the fitted spike begins; 2 where no item asks for one.' },
  { name: 'farItems', summary: 'Training items in [2, 3], of which real data have none.', unit: 'items', inTrace: true },
];

/** Family `spiked-uniform`: for points of [0, 3]. */
export const spikedUniform = defineFamily({
  id: 'spiked-uniform',
  summary: 'A uniform body and a spike that is narrower when it is heavier, by exact maximum likelihood: it collapses although data accumulate.',
  parameters,
  create: (rule): Family<Points, Spiked> => ({
    columns,
    fit({ items }): FitOutcome<Spiked> {
      const values = lineValues(items);
      const reason = unusable(values, undefined, 1);
      if (reason) return { ended: reason };
      const stranger = values.findIndex((x) => x < 0 || x > 3);
      if (stranger >= 0) return { ended: { code: 'out-of-range', message: `item ${stranger} is ${values[stranger]}, outside of [0, 3]` } };
      const fitted = fitSpiked(values, rule);
      if (!fitted) return { ended: { code: 'impossible-items', message: 'no law of the family allows all of the items' } };
      return { fitted, trace: { farItems: values.reduce((far, x) => far + (x >= 2 ? 1 : 0), 0) } };
    },
    sample(law, count, { streams }) {
      const rng = streams.fork('noise').rng();
      return scalars(Float64Array.from({ length: count }, () => drawSpiked(law, rule, () => rng.uniform())));
    },
    score: (law, items) => pointScores(lineValues(items).map((x) => spikedLogDensity(x, law, rule))),
    parameters: ({ share, start }) => ({ spikeShare: share, spikeStart: start }),
    encode: ({ share, start }) => packArrays([Float64Array.of(share, start)]),
    decode(bytes) {
      const [share = NaN, start = NaN] = new ArrayReader(bytes).f64();
      return { share, start };
    },
  }),
});

// A histogram, fitted by counting. A bin that falls empty stays empty: what it held is impossible from then on.
import { ArrayReader, packArrays, type Points } from '@collapse-lab/numeric';
import { defineFamily, unusable, type Column, type Family, type FitOutcome } from '@collapse-lab/runner';
import { z } from 'zod';
import { fitHistogram, histogramEntropy, histogramLogDensities, sampleHistogram, type Histogram, type HistogramRule } from '../histogram/histogram.ts';
import { pointScores } from '../line.ts';

const interval = z.tuple([z.number(), z.number()]).refine(([low, high]) => low < high, { message: 'must be [low, high] with low < high' });

const parameters = z.strictObject({
  bins: z.int().min(1).describe('Bins of equal width on every axis.'),
  range: z
    .union([z.literal('items'), interval, z.array(interval).min(1)])
    .describe('What the bins cover: the range of the training items, anew in every generation; or [low, high] on every axis, or a list of one for each. Items beyond it are left out.'),
  smoothing: z.number().nonnegative().describe("Added to every bin's count, so that none is impossible; 0 adds nothing."),
});

/** Family `histogram`: shares of the training items in bins, and points spread evenly within a bin. */
export const histogram = defineFamily({
  id: 'histogram',
  summary: 'A histogram with bins of equal width; what lies in an empty bin is impossible.',
  parameters,
  create: (rule) => histogramFamily(rule),
});

const columns: readonly Column[] = [
  { name: 'occupiedBins', summary: 'Bins with a training item in them.', unit: 'bins' },
  { name: 'largestBinShare', summary: 'Largest share of a bin, smoothing included.' },
  { name: 'outsideShare', summary: "Share of the training items' weight beyond the range, left out of the fit." },
];

function histogramFamily(rule: HistogramRule): Family<Points, Histogram> {
  return {
    columns,
    weighted: true,
    decodes: ['temperature'],
    check: (items) => void fitHistogram(items, rule),
    fit({ items, weight }): FitOutcome<Histogram> {
      const reason = unusable(items.values, weight, 1, items.dimensions);
      if (reason) return { ended: reason };
      const fitted = fitHistogram(items, rule, weight);
      return 'ended' in fitted ? fitted : { fitted };
    },
    sample: (law, count, { streams, decoding: { temperature = 1 } }) => sampleHistogram(law, count, streams.fork('bin').rng(), streams.fork('place').rng(), temperature),
    score: (law, items) => pointScores(histogramLogDensities(law, items)),
    entropy: histogramEntropy,
    parameters: ({ shares, occupied, outside }) => ({ occupiedBins: occupied, largestBinShare: shares.reduce((most, share) => Math.max(most, share), 0), outsideShare: outside }),
    encode: ({ dimensions, bins, low, high, shares, occupied, outside }) => packArrays([Uint32Array.of(dimensions, bins, occupied), low, high, shares, Float64Array.of(outside)]),
    decode(bytes) {
      const reader = new ArrayReader(bytes);
      const [dimensions = 0, bins = 0, occupied = 0] = reader.u32();
      return { dimensions, bins, occupied, low: reader.f64(), high: reader.f64(), shares: reader.f64(), outside: reader.f64()[0]! };
    },
  };
}

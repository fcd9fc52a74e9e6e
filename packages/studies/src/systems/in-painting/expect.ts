// Row 12: what is left of pictures that are rewritten block by block.
import { inPaintedMoments, ripCorrelation } from '@collapse-lab/theory';
import { standardErrors, type Expectation } from '../../expectation.ts';
import { column, meanOf } from '../../observe.ts';
import { generationsOff, type PublishedSystem } from '../../system.ts';

const [CELLS, BLOCK] = [32, 4];

/** The cells of the study: φ of the pictures, φ of the painter, and its rule. */
const PAINTERS = [[0, 0, 'sample'], [0.7, 0.7, 'sample'], [0.7, 0.3, 'sample'], [0.7, 0.7, 'mean']] as const;

export const inPaintingSystem: PublishedSystem = {
  id: 'in-painting',
  rows: ['12'],
  claim: 'who paints over pictures again and again forgets them, takes on what the painter believes, and loses variance to mean values',
  source: 'the recursive in-painting of RIP [P]',
  cost: 'M',
  quick: ['chains=20'],
  wholeSweep: true,
  expect: (runs) =>
    runs.flatMap((run, i): Expectation[] => {
      const [truth, believed, rule] = PAINTERS[i]!;
      const course = { checkedAt: [1, 10, 50, 100], tolerance: standardErrors(4) };
      const of = `φ = ${truth}, painted by φ = ${believed}${rule === 'mean' ? ', by mean values' : ''}`;
      // Model t was fitted to items that t − 1 blocks had been painted over in.
      const moments = (t: number) => inPaintedMoments({ cells: CELLS, block: BLOCK, truth, believed, rule, t: t - 1 });
      const forgotten: Expectation = { ...course, what: `correlation with the first picture, ${of}`, points: meanOf(run, column('referenceCorrelation')), predicted: (t) => ripCorrelation({ cells: CELLS, block: BLOCK, t }) };
      return [
        ...(truth === 0 ? [forgotten] : []),
        { ...course, what: `variance of a cell, ${of}`, points: meanOf(run, column('trainingVariance')), predicted: (t) => moments(t).variance },
        // A ratio of two means over 200 · 32 cells is off by a few parts in that, a tenth of its standard error.
        { ...course, what: `correlation of neighbours, ${of}`, points: meanOf(run, column('trainingCorrelation')), predicted: (t) => moments(t).correlation },
      ];
    }),
  mustBreak: [{ what: 'blocks of five cells', overrides: ['model.block=5'] }, { what: 'a painter that believes φ = ½', overrides: ['model.correlation=0.5'] }, generationsOff(2)],
};

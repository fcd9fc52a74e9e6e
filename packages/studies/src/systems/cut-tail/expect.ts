// Row 16e: where tails are cut in sampling, more data come to a plateau.
import { tailPlateau, zipfLaw, zipfMemoriser } from '@collapse-lab/theory';
import { standardErrors, within, type Expectation } from '../../expectation.ts';
import { column, meanOf } from '../../observe.ts';
import type { PublishedSystem } from '../../system.ts';

const [EXPONENT, RANK] = [2, 50];

export const cutTailSystem: PublishedSystem = {
  id: 'cut-tail',
  rows: ['16e'],
  claim: 'a cut tail is an error that no number of items takes away',
  source: 'Dohmatob et al. 2024, a tale of tails [K]',
  cost: 'S',
  quick: ['chains=4'],
  expect: (runs) => {
    const law = zipfLaw(EXPONENT, 20_000);
    const { approximate, exact } = tailPlateau(EXPONENT, RANK);
    return runs.flatMap((run): Expectation[] => {
      const { size } = run.study;
      const points = meanOf(run, column('missingMass'));
      const of = `n = ${size}`;
      const real: Expectation = { what: `real mass unknown to the first fit, ${of}`, points, predicted: (t) => (t === 1 ? zipfMemoriser(law, size) : { low: 0, high: 1 }), checkedAt: [1], tolerance: standardErrors(4) };
      const cut = (predicted: number, why: string): Expectation => ({ what: `real mass unknown to the second, the tail cut, ${of}`, points, predicted: (t) => (t === 2 ? predicted : { low: 0, high: 1 }), checkedAt: [2], tolerance: within(size < 500_000 ? 0.05 : 0.02, why) });
      return size < 50_000 ? [real] : [real, cut(exact, 'counts near rank 50 are not in order'), cut(approximate, 'a sum for an integral')];
    });
  },
  mustBreak: [{ what: 'cut at 60', overrides: ['decoding.topK=60'] }, { what: 'nothing cut', overrides: ['decoding.topK=20000'] }],
};

// Row 10, both halves at once: texts and images that learn from each other, in models that keep to themselves and in such that exchange them.
import type { RunRecord } from '@collapse-lab/runner';
import { gaoLiCoevolvingLogDet, wfExchanged, wfInjectedDiversity } from '@collapse-lab/theory';
import { standardErrors, type Expectation, type Point } from '../../expectation.ts';
import { column, meanOf } from '../../observe.ts';
import { generationsOff, type PublishedSystem } from '../../system.ts';

/** The study's texts and, from generation 10 on in its last cell, its new ones. */
const LAW: readonly number[] = [0.4, 0.25, 0.18, 0.1, 0.07, 0, 0, 0];
const NEW: readonly number[] = [0, 0, 0, 0, 0, 0.4, 0.3, 0.3];
const MEMBERS = ['reader', 'painter'] as const;
/** ln det Σ of all images at first. */
const REAL_LOG_DET = 4 * Math.log(0.0001);

export const coevolvingPairsSystem: PublishedSystem = {
  id: 'coevolving-pairs',
  rows: ['10'],
  claim: 'texts and images that learn from each other lose both, until new texts come in',
  source: 'Gao and Li 2025 [P], with their code [R]',
  cost: 'M',
  quick: ['chains=30'],
  wholeSweep: true,
  // A slip in the matrix is one for all of them.
  expect: ([alone, sharing = alone, injected = alone]): Expectation[] => {
    const texts = alone!.study.size;
    const initial = 1 - LAW.reduce((sum, p) => sum + p * p, 0);
    const course = { checkedAt: [1, 20, 40], tolerance: standardErrors(4) };
    const exchanging = (exchanged: number) => (t: number) => wfExchanged({ n: texts, exchanged, initial, t });
    const pairs = [['of its own', alone!, exchanging(0)], ['half of the other’s', sharing!, exchanging(0.5)]] as const;
    return [
      ...MEMBERS.flatMap((name, member): Expectation[] => [
        ...pairs.map(([how, run, law]): Expectation => ({ ...course, what: `E (1 − Σp²)_t, ${name}, ${how}`, points: meanOf(run, column('giniSimpson'), member), predicted: (t) => law(t).diversity })),
        { ...course, what: `E (1 − Σp²)_t, ${name}, new texts at 10`, points: meanOf(injected!, column('giniSimpson'), member), predicted: (t) => wfInjectedDiversity({ n: texts, initial: LAW, injected: NEW, share: (i) => (i === 10 ? 0.2 : 0), t }) },
        ...[0, 3, 4].map((k): Expectation => ({
          ...course,
          what: `E ln det Σ_t, ${name}, text of probability ${LAW[k]}`,
          points: meanOf(alone!, (values, t) => column(`logDet${k}`)(values, t) - REAL_LOG_DET, member),
          predicted: (t) => gaoLiCoevolvingLogDet({ texts, probability: LAW[k]!, dimensions: 2, t }),
        })),
      ]),
      ...pairs.map(([how, run, law]): Expectation => ({ ...course, what: `E Σ (p − q)²_t between reader and painter, ${how}`, points: apart(run), predicted: (t) => law(t).apart })),
    ];
  },
  mustBreak: [
    { what: 'each keeps to itself', overrides: ['policy.matrix=[[0, 1, 0], [0, 0, 1]]'] },
    { what: 'images drawn narrower', overrides: ['decoding.shrink=0.9'] },
    generationsOff(5),
  ],
};

/** Mean over chains of Σ (p − q)², p and q the laws of texts of the two members. */
function apart(run: RunRecord): Point[] {
  const key = ({ chain, generation }: { chain: number; generation: number }): string => `${chain} ${generation}`;
  const painters = new Map(run.rows.filter(({ member }) => member === 1).map((row) => [key(row), row.values]));
  const rows = run.rows.map((row) => {
    const [p, q] = [row.values, painters.get(key(row)) ?? {}];
    const squares = LAW.map((_, k) => column(`probability${k}`)(p, row.generation) - column(`probability${k}`)(q, row.generation)).map((d) => d * d);
    return { ...row, values: { apart: squares.reduce((sum, square) => sum + square, 0) } };
  });
  return meanOf({ ...run, rows }, column('apart'));
}

// Row 6e: the mean time to total collapse is proportional to n.
import { wfFixationTime } from '@collapse-lab/theory';
import { within, type Expectation, type Point } from '../../expectation.ts';
import { shareOf } from '../../observe.ts';
import type { PublishedSystem } from '../../system.ts';

const LAW = Array<number>(10).fill(0.1);

export const fixationTimeSystem: PublishedSystem = {
  id: 'fixation-time',
  rows: ['6e'],
  claim: 'total collapse takes a time proportional to n',
  source: 'Kazdan et al. 2024 [R]',
  cost: 'M',
  quick: ['sweep.paired.chains=[400, 150]'],
  expect: (runs): Expectation[] =>
    runs.map((run) => {
      const { size: n, chains, generations } = run.study;
      const alive = shareOf(run, ({ support }) => !(support! <= 1));
      return {
        what: `mean generations to total collapse, n = ${n}`,
        points: [timeOf(alive, chains, generations)],
        predicted: () => wfFixationTime({ n, law: LAW }),
        checkedAt: [generations],
        // The diffusion's value is within 5 % from n = 100 on; of 3,000 chains the mean's standard error is 1 %, of 600 it is 2 %.
        tolerance: within(0.05, 'a diffusion for a chain'),
      };
    }),
  mustBreak: [{ what: 'a time that does not grow with n', misread: (expectation) => ({ ...expectation, predicted: () => wfFixationTime({ n: 100, law: LAW }) }) }, { what: 'a quarter of the symbols', overrides: ['world={kind: categorical, probabilities: [0.9, 0.1]}'] }],
};

/** E T = Σ P(T > t), by trapezoids between the generations of the record; its standard error from E T² = 2 Σ t P(T > t), likewise. */
function timeOf(alive: readonly Point[], chains: number, generations: number): Point {
  const steps = [{ x: 0, estimate: 1 }, ...alive];
  let mean = 0;
  let square = 0;
  for (let i = 1; i < steps.length; i++) {
    const [from, to] = [steps[i - 1]!, steps[i]!];
    mean += ((from.estimate + to.estimate) / 2) * (to.x - from.x);
    square += (from.x * from.estimate + to.x * to.estimate) * (to.x - from.x);
  }
  // Chains that have not collapsed by the end have no time.
  const all = alive.at(-1)?.estimate === 0;
  return { x: generations, estimate: all ? mean : NaN, standardError: Math.sqrt((square - mean * mean) / chains) };
}

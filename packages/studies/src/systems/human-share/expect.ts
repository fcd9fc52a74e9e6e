// Row 3b: how much of people's data keeps a loop from degenerating, and why that depends on its past.
import { wholeShare, type RunRecord } from '@collapse-lab/runner';
import { heatDeathAccumulate, heatDeathEquilibria, heatDeathThreshold } from '@collapse-lab/theory';
import { withinAbsolute, type Expectation, type Point } from '../../expectation.ts';
import { column, meanOf } from '../../observe.ts';
import type { PublishedSystem } from '../../system.ts';

const [OUTCOMES, TEMPERATURE] = [10, 0.5];

/** The cells of the study: μ and the share of the likeliest symbol in the first sample. */
const CELLS = [[0.5, 0.19], [1.3, 0.55], [1.3, 0.1], [5, 0.55]] as const;

export const humanShareSystem: PublishedSystem = {
  id: 'human-share',
  rows: ['3b'],
  claim: 'enough of people’s data prevents degeneration, and near the threshold it depends on the past',
  source: 'Marchi et al. [R, as restated by Marchi and Tabuada]; threshold and hysteresis [D]',
  cost: 'S',
  quick: [],
  wholeSweep: true,
  expect: (runs) =>
    runs.flatMap((run, i): Expectation[] => {
      const { size } = run.study;
      const [people, began] = CELLS[i]!;
      const human = wholeShare(people, size) / size;
      const initial = lawOf(began);
      const loop = { temperature: TEMPERATURE, human, source: lawOf(1 / OUTCOMES) };
      const points = likeliest(run);
      const of = `μ = ${Number(human.toPrecision(3))} (threshold ${heatDeathThreshold(TEMPERATURE)}), from ${began}`;
      return [
        { what: `share of the likeliest symbol, ${of}`, points, predicted: (t) => heatDeathAccumulate(initial, loop, t)[0]!, checkedAt: [1, 100, 400], tolerance: withinAbsolute(1e-9, 'rounding of sums') },
        { what: `the equilibrium that it comes to, ${of}`, points, predicted: () => equilibriumFrom(began, human), checkedAt: [400], tolerance: withinAbsolute(0.02, 'what is left of the start') },
      ];
    }),
  mustBreak: [
    { what: 'twice the people’s data', overrides: ['policy.real=2.6'] },
    { what: 'a temperature of 0.6', overrides: ['decoding.temperature=0.6'] },
    { what: 'no hysteresis: above the threshold all alike', misread: (expectation) => (expectation.what.startsWith('the equilibrium') && expectation.what.includes('μ = 1.3') ? { ...expectation, predicted: () => 1 / OUTCOMES } : expectation) },
  ],
};

const lawOf = (likeliestShare: number): number[] => Array.from({ length: OUTCOMES }, (_, i) => (i === 0 ? likeliestShare : (1 - likeliestShare) / (OUTCOMES - 1)));

/** The stable equilibrium on whose side of the unstable ones a share lies. */
function equilibriumFrom(share: number, human: number): number {
  const equilibria = heatDeathEquilibria({ outcomes: OUTCOMES, temperature: TEMPERATURE, human });
  const between = (a: number, b: number): boolean => equilibria.some((other) => !other.stable && (other.share - a) * (other.share - b) < 0);
  return equilibria.find((each) => each.stable && !between(share, each.share))?.share ?? NaN;
}

/** One chain without chance. */
const likeliest = (run: RunRecord): Point[] => meanOf(run, column('p0')).map((point) => ({ ...point, standardError: 0 }));

// Row 11: definitions of collapse that disagree about one loop.
import { verdictsOf } from '@collapse-lab/report/data';
import { asStated, type Expectation } from '../../expectation.ts';
import type { PublishedSystem } from '../../system.ts';

/** Which of the definitions that one size and one mode can decide say yes: 1 catastrophic increase, 2 any increase, 3 divergence, 5 shrinking variance. */
const FIRE: Readonly<Record<string, readonly number[]>> = { replace: [1, 2, 3, 5], accumulate: [2] };

export const eightDefinitionsSystem: PublishedSystem = {
  id: 'eight-definitions',
  rows: ['11'],
  claim: 'definitions of collapse disagree about the same loop',
  source: 'Schaeffer et al. 2025 [R]',
  cost: 'M',
  quick: ['chains=60', 'control=60'],
  expect: (runs) =>
    runs.map((run): Expectation => {
      const { kind } = run.study.policy;
      // A definition whose columns are not there cannot say: they are looked for in plain rows, which do not mind.
      const verdicts = verdictsOf({ ...run, rows: run.rows.map((row) => ({ ...row, values: { ...row.values } })) });
      return {
        what: `definition says collapse (1), not (0) or cannot say (½), ${kind}`,
        along: 'definition',
        points: verdicts.map(({ number, decision }) => ({ x: number, estimate: { yes: 1, no: 0, undecided: 0.5 }[decision], standardError: 0 })),
        predicted: (definition) => Number((FIRE[kind] ?? []).includes(definition)),
        checkedAt: [1, 2, 3, 5],
        tolerance: asStated,
      };
    }),
  mustBreak: [{ what: 'replaced under both names', misread: (expectation) => ({ ...expectation, predicted: (definition) => Number(FIRE['replace']!.includes(definition)) }) }, { what: 'half of the data real', overrides: ['policy={kind: mix, real: 0.5, synthetic: 0.5, realFrom: fresh}'], misread: (expectation) => ({ ...expectation, predicted: (definition) => Number(FIRE['replace']!.includes(definition)) }) }],
};

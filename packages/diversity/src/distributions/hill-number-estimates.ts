// Hill numbers that do not depend on the sample's size, to stand beside a rarefied one; Chao & Jost (2012, 2015).
import { asymptoticHillNumber } from './asymptotic-hill-number.ts';
import { hillNumberAtCoverage } from './hill-number-at-coverage.ts';
import { sampleCoverage } from './sample-coverage.ts';
import { sizeAtCoverage } from './size-at-coverage.ts';

export interface HillNumberEstimates {
  /** Chao–Jost, of the sample. */
  readonly coverage: number;
  /** Of the source, seen and unseen (`asymptoticHillNumber`); NaN at a coverage below one half, where it would be a guess. */
  readonly asymptotic: number;
  /** At a common coverage (`hillNumberAtCoverage`); NaN where that takes more than twice the sample. */
  readonly atCoverage: number;
}

const LEAST_COVERAGE = 0.5;
const MOST_EXTRAPOLATED = 2;

/** Both estimates of order `order`, in types, with the coverage they are to be read beside, within the reach that Chao and Jost give them. */
export function hillNumberEstimates(counts: ArrayLike<number>, order: number, coverage: number): HillNumberEstimates {
  let n = 0;
  for (let i = 0; i < counts.length; i++) n += counts[i]!;
  const reached = sampleCoverage(counts);
  const within = sizeAtCoverage(counts, coverage) <= MOST_EXTRAPOLATED * n;
  return {
    coverage: reached,
    asymptotic: reached >= LEAST_COVERAGE ? asymptoticHillNumber(counts, order) : NaN,
    atCoverage: within ? hillNumberAtCoverage(counts, order, coverage) : NaN,
  };
}

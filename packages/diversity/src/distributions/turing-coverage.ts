// Good–Turing coverage: the share of the source's mass whose types were seen; Good (1953), after Turing.
import { rareCounts } from './rare-counts.ts';

/** 1 − types seen once / n; 0 for singletons only; NaN when nothing was counted. `sampleCoverage` corrects it by the types seen twice. */
export function turingCoverage(counts: ArrayLike<number>): number {
  const { n, once } = rareCounts(counts);
  return 1 - once / n;
}

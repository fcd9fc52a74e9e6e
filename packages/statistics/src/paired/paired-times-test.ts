// Do two arms on common random numbers collapse at the same time? A swap test of paired scores; O'Brien & Fleming (1987).
import type { Rng } from '@collapse-lab/numeric';
import type { SurvivalTime } from '../survival/survival-time.ts';
import { tooFewForP, type TooFew } from '../too-few.ts';
import { kendallTau } from './kendall-tau.ts';
import { survivalScores, type ScoreKind } from './survival-scores.ts';
import { swapShare, type SwapShare } from './swap-distribution.ts';

/** How to compare; nothing here has a default. */
export interface PairedTimesOptions {
  /** The caller's word that chain i of both arms ran on the same random numbers. */
  readonly seeds: 'common';
  readonly scores: ScoreKind;
  /** Random swaps, drawn beyond 32 pairs that differ; up to there all swaps are counted and neither this nor `rng` is used. */
  readonly resamples: number;
  readonly rng: Rng;
}

/** A two-sided p-value over swaps within pairs. */
export interface SwapTest extends SwapShare {
  readonly kind: 'test';
  /** Σ d / √Σ d² over the pairs' score differences, near normal for many pairs; NaN where no pair differs. */
  readonly z: number;
}

/** A comparison of paired times; the test is refused below eight pairs. */
export interface PairedTimes {
  readonly pairs: number;
  /** Pairs whose scores differ. */
  readonly informative: number;
  /** Sum of the first arm's scores: above 0 where it has its events early. With log-rank scores, its events less those expected. */
  readonly excess: number;
  /** Kendall's tau-b of the times, censored ones taken as they are: what the common random numbers have bound together. */
  readonly kendallTau: number;
  readonly test: SwapTest | TooFew;
}

/**
 * Test of equal times to an event in pairs (aᵢ, bᵢ). Scores come from all chains pooled, so swapping within pairs leaves them as they
 * are, and the p-value is exact at any number of pairs: if a pair is as likely the other way round, then so are all 2ⁿ swaps. That takes
 * censoring that strikes both of a pair alike, as the same last generation does. Every event counts, whatever its name.
 * Throws RangeError on arms of unequal length, a time that is negative or not finite, or `resamples` that is no positive integer.
 */
export function pairedTimesTest(a: readonly SurvivalTime[], b: readonly SurvivalTime[], options: PairedTimesOptions): PairedTimes {
  if (a.length !== b.length) throw new RangeError(`arms must pair chain by chain, but got ${a.length} and ${b.length} chains`);
  const pairs = a.length;
  const scores = survivalScores([...a, ...b], options.scores);
  const differences = scores.subarray(0, pairs).map((score, i) => score - scores[pairs + i]!);
  const excess = scores.subarray(0, pairs).reduce((sum, score) => sum + score, 0);
  const z = differences.reduce((sum, d) => sum + d, 0) / Math.sqrt(differences.reduce((sum, d) => sum + d * d, 0));
  const share = swapShare(differences, options.resamples, options.rng);
  return {
    pairs,
    informative: differences.filter((d) => d !== 0).length,
    excess,
    kendallTau: kendallTau(a.map(({ time }) => time), b.map(({ time }) => time)),
    test: tooFewForP([pairs]) ?? { kind: 'test', z, ...share },
  };
}

// What a published definition of model collapse is here: a question that can be put to one arm of a study.
import type { Arm, RunRecord } from '@collapse-lab/runner';

export type Decision = 'yes' | 'no' | 'undecided';

/** What one arm says to one definition. */
export interface Finding {
  /** Whether what the definition describes has happened; undefined where it cannot be told. */
  readonly fires: boolean | undefined;
  /** Why, with numbers: a clause without a full stop. */
  readonly words: string;
  readonly numbers: Readonly<Record<string, number>>;
}

/**
 * One of the eight definitions that Schaeffer et al. (2025, arXiv 2503.03150) count in the literature, as something that rows can
 * answer. All go by the chains of an arm together: one by one they misfire, the second in half of all runs that lose nothing.
 */
export interface Definition {
  readonly id: string;
  /** Its place among the eight. */
  readonly number: number;
  readonly name: string;
  /** What must have happened, in one sentence. */
  readonly means: string;
  /** `runs` are all that are reported together, the run among them. */
  judge(run: RunRecord, arm: Arm, runs: readonly RunRecord[]): Finding;
}

/** A definition's verdict on a study. */
export interface Verdict {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly decision: Decision;
  readonly evidence: string;
  readonly loop: Finding['numbers'];
  readonly control?: Finding['numbers'];
}

/** What the estimate says has happened: surely, or not surely enough for either answer. */
export function estimated(sure: boolean, { words, numbers }: Omit<Finding, 'fires'>): Finding {
  return sure ? { fires: true, words, numbers } : { fires: undefined, words: `${words}; the chains are too few, or too unlike, to be sure of it`, numbers };
}

/** What cannot be told, and why. */
export function untold(words: string): Finding {
  return { fires: undefined, words, numbers: {} };
}

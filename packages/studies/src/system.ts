// A published system: a study, what theory expects of it, and what must break that.
import type { Awaitable, Lab, RunRecord } from '@collapse-lab/runner';
import type { Expectation } from './expectation.ts';

/** How long the full form takes on two cores: below 2, 15 and 60 seconds, and minutes. */
export type Cost = 'S' | 'M' | 'L' | 'XL';

/** A change after which the verdict must not hold, so that it is known to be able to fail. */
export interface Perturbation {
  /** `divided by n − 1 instead of n`. */
  readonly what: string;
  /** Changes to the study, as on the command line. */
  readonly overrides?: readonly string[];
  /** A change to what the study's names mean. */
  readonly lab?: (lab: Lab) => Lab;
  /** A change to what theory is taken to say; nothing is run anew. */
  readonly misread?: (expectation: Expectation) => Expectation;
}

/** One row of the list of published systems; a folder with `study.yaml`, `expect.ts` and `README.md`, of this name. */
export interface PublishedSystem {
  /** The folder's name. */
  readonly id: string;
  /** Rows of the list: `1a`. */
  readonly rows: readonly string[];
  /** What was claimed, in a few words. */
  readonly claim: string;
  /** Who claimed it, with the mark of how it was read. */
  readonly source: string;
  readonly cost: Cost;
  /** Changes that make the quick form: fewer chains, whose tolerances widen to match; no fewer than these may be asked for on the command line. */
  readonly quick: readonly string[];
  /** Whether theory knows the runs by their places in the sweep, or holds them against each other, so that a user's change must leave every cell. */
  readonly wholeSweep?: true;
  /** Of the runs of the study, one per cell of its sweep; it may wait for what theory needs, such as the words of a corpus. */
  expect(runs: readonly RunRecord[]): Awaitable<readonly Expectation[]>;
  /** At least one. */
  readonly mustBreak: readonly Perturbation[];
}

/** Theory read `by` generations early: what it says of t − by is held against generation t. */
export const generationsOff = (by: number): Perturbation => ({
  what: by === 1 ? 'generations counted from 0 at the first fit' : `generations counted ${by} off`,
  misread: (expectation) => ({ ...expectation, predicted: (t) => expectation.predicted(Math.max(0, t - by)) }),
});

/** The commonest slip: exactly one factor (1 − 1/n). */
export const oneGenerationOff = generationsOff(1);

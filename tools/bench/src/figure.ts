// What a benchmark reports.

/** One measured figure, ready to print. */
export interface Figure {
  readonly figure: string;
  readonly value: string;
  /** Fastest and slowest of how many runs. */
  readonly spread: string;
  /** What it must reach, where something was asked. */
  readonly must?: string;
}

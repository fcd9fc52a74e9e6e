// The column type of counts: whole numbers, be they how often something came or the names of symbols.

/** n whole numbers from 0 to 2³² − 1. */
export interface Counts {
  readonly values: Uint32Array;
  /** Where they are not draws but atoms of a law: how many draws each of them stands for. */
  readonly mass?: Float64Array;
}

// What a theorem gives that is no value: a side beyond which a quantity cannot lie, or the fact that it excludes nothing.

/** A side that holds. */
export interface Limit {
  readonly kind: 'limit';
  readonly value: number;
}

/** A side at which the theorem, true as it is, says nothing: there is no number to compare with. */
export interface Vacuous {
  readonly kind: 'vacuous';
  readonly because: string;
}

/** Between which values a quantity lies, by a theorem. */
export interface Bounds {
  readonly kind: 'bounds';
  readonly lower: Limit | Vacuous;
  readonly upper: Limit | Vacuous;
}

/** An upper limit of a probability; vacuous from 1 on. */
export function probabilityAtMost(value: number, formula: string): Limit | Vacuous {
  return value < 1 ? { kind: 'limit', value } : { kind: 'vacuous', because: `${formula} is ${String(value)}, not below 1` };
}

/** A lower limit of a probability; vacuous up to 0. */
export function probabilityAtLeast(value: number, formula: string): Limit | Vacuous {
  return value > 0 ? { kind: 'limit', value } : { kind: 'vacuous', because: `${formula} is ${String(value)}, not above 0` };
}

/** Whether a value lies between the limits that there are, give or take `slack`. */
export function within({ lower, upper }: Bounds, value: number, slack = 0): boolean {
  return (lower.kind === 'vacuous' || value >= lower.value - slack) && (upper.kind === 'vacuous' || value <= upper.value + slack);
}

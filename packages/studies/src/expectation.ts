// What theory expects of runs, and the verdict on it: a measured course, the course that is predicted, where they are compared and how closely.

/** What was measured at one place: an estimate over chains with the standard error of that estimate. NaN where a chain has no number. */
export interface Point {
  /** A generation, or whatever the expectation's `along` says. */
  readonly x: number;
  readonly estimate: number;
  readonly standardError: number;
}

/** Between which values a theorem puts a quantity; ∞ at a side on which it says nothing. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** How far apart measured and predicted may be, and why. */
export interface Tolerance {
  /** The reason, in words that follow "within": `4 standard errors`. */
  readonly because: string;
  of(point: Point, predicted: number): number;
}

/** One quantity against its theory. */
export interface Expectation {
  /** The quantity and for which run: `E ln σ²_t, n = 100`. */
  readonly what: string;
  /** What x is; `generation` when absent. */
  readonly along?: string;
  /** Everything measured, in order of x; drawn with its band. */
  readonly points: readonly Point[];
  predicted(x: number): number | Range;
  /** The places of the verdict; every one must have been measured. */
  readonly checkedAt: readonly number[];
  readonly tolerance: Tolerance;
}

/** Measured against predicted at one place. */
export interface Check {
  readonly what: string;
  readonly along: string;
  readonly x: number;
  readonly measured: number;
  readonly standardError: number;
  readonly predicted: number | Range;
  readonly tolerance: number;
  readonly because: string;
  readonly holds: boolean;
}

/** The checks of an expectation. A number that is missing or NaN never holds: chains that failed are no smaller sample. */
export function judge({ what, along = 'generation', points, predicted, checkedAt, tolerance }: Expectation): Check[] {
  return checkedAt.map((x) => {
    const point = points.find((each) => each.x === x) ?? { x, estimate: NaN, standardError: NaN };
    const expected = predicted(x);
    const { low, high } = typeof expected === 'number' ? { low: expected, high: expected } : expected;
    const nearest = Math.min(Math.max(point.estimate, low), high);
    const slack = tolerance.of(point, nearest);
    return { what, along, x, measured: point.estimate, standardError: point.standardError, predicted: expected, tolerance: slack, because: tolerance.because, holds: Math.abs(point.estimate - nearest) <= slack };
  });
}

/** How near its limit a check came: 1 is just within, beyond 1 or NaN it does not hold. */
export function strain({ measured, predicted, tolerance }: Check): number {
  const { low, high } = typeof predicted === 'number' ? { low: predicted, high: predicted } : predicted;
  const off = Math.max(low - measured, measured - high, 0);
  return off === 0 ? 0 : off / tolerance;
}

/** Chance alone, for forms that are exact: k standard errors of the replicates at hand, so that fewer of them allow more. Rounding gets 1e-12 of the value. */
export function standardErrors(k: number): Tolerance {
  return { because: `${k} standard errors`, of: ({ standardError }, predicted) => k * standardError + 1e-12 * Math.abs(predicted) };
}

/** A share of the value, for forms that are approximate to that much; 4 standard errors where there are too few replicates to see as closely. */
export function within(share: number, why: string): Tolerance {
  return {
    because: `${Number((100 * share).toPrecision(3))} % (${why}), or 4 standard errors where these are more`,
    of: ({ standardError }, predicted) => Math.max(share * Math.abs(predicted), 4 * standardError),
  };
}

/** A distance in the quantity's own unit, likewise; or fewer standard errors, where the distance is that of a claim which its own number of replicates sees no closer. */
export function withinAbsolute(distance: number, why: string, errors = 4): Tolerance {
  return { because: `${distance} (${why}), or ${errors} standard errors where these are more`, of: ({ standardError }) => Math.max(distance, errors * standardError) };
}

/** For ranges that are read off runs of the system itself: the range is the tolerance. */
export const asStated: Tolerance = { because: 'the range as it stands', of: () => 0 };

// What samplers ask of their arguments; each throws RangeError with the number that was given.

/** The largest number of trials and the largest mean of a count: the bias of counts is shown up to here. */
export const LARGEST_COUNT = 2147483648;

export function requireTrials(n: number): void {
  if (!(n >= 0 && n <= LARGEST_COUNT && Number.isInteger(n))) throw new RangeError(`n must be a whole number from 0 to ${LARGEST_COUNT}, but got ${n}`);
}

export function requirePositive(name: string, value: number): void {
  if (!(value > 0 && value < Infinity)) throw new RangeError(`${name} must be a finite number above 0, but got ${value}`);
}

/** The sum of weights that are finite and ≥ 0, at least one of them above 0; throws RangeError otherwise. */
export function requireWeights(weights: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i]!;
    if (!(weight >= 0)) throw new RangeError(`weight ${i} must be at least 0, but got ${weight}`);
    sum += weight;
  }
  if (!(sum > 0 && sum < Infinity)) throw new RangeError(`weights must have a finite sum above 0, but got ${sum}`);
  return sum;
}

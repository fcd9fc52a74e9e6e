// What a sum of squares is divided by, which is the drift under study and therefore never has a default.

/** `n` is maximum likelihood, `n-1` is unbiased: the words of the studies. */
export type Divisor = 'n' | 'n-1';

/** The number that a sum of squares about the mean of n values is divided by. */
export const divided = (n: number, divisor: Divisor): number => (divisor === 'n' ? n : n - 1);

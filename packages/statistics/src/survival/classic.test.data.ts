// Data sets of the textbooks, as chains: an event is a collapse.
import type { SurvivalTime } from './survival-time.ts';

/** Chains from times and, beside them, the events: 1 collapsed, 2 fit-failed, 0 censored. */
export function chainsOf(times: readonly number[], events: readonly number[]): SurvivalTime[] {
  return times.map((time, i) => ({ time, event: ['censored', 'collapsed', 'fit-failed'][events[i]!]! }));
}

/** Weeks of remission in acute myelogenous leukaemia, with and without maintenance (R, survival 3.5-3: `aml`; Miller 1997). */
export const maintained = chainsOf([9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161], [1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0]);
export const unmaintained = chainsOf([5, 5, 8, 8, 12, 16, 23, 27, 30, 33, 43, 45], [1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1]);

/** The first twenty of `lung` (R, survival 3.5-3): days, deaths, and the patients' sex. */
export const lung = chainsOf(
  [306, 455, 1010, 210, 883, 1022, 310, 361, 218, 166, 170, 654, 728, 71, 567, 144, 613, 707, 61, 88],
  [1, 1, 0, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
);
export const lungSex = [1, 1, 1, 1, 1, 1, 2, 2, 1, 1, 1, 2, 2, 1, 1, 1, 1, 1, 2, 1];

/** The first nine of each cell type on the standard treatment in `veteran` (R, survival 3.5-3). */
export const veteran = [
  chainsOf([72, 411, 228, 126, 118, 10, 82, 110, 314], [1, 1, 1, 1, 1, 1, 1, 1, 1]),
  chainsOf([30, 384, 4, 54, 13, 123, 97, 153, 59], [1, 1, 1, 1, 1, 0, 0, 1, 1]),
  chainsOf([8, 92, 35, 117, 132, 12, 162, 3, 95], [1, 1, 1, 1, 1, 1, 1, 1, 1]),
  chainsOf([177, 162, 216, 553, 278, 12, 260, 200, 156], [1, 1, 1, 1, 1, 1, 1, 1, 1]),
];

/** Weeks of remission in 21 pairs of leukaemia patients, placebo against 6-mercaptopurine (Freireich et al. 1963). */
export const placebo = chainsOf([1, 22, 3, 12, 8, 17, 2, 11, 8, 12, 2, 5, 4, 15, 8, 23, 5, 11, 4, 1, 8], Array<number>(21).fill(1));
export const mercaptopurine = chainsOf(
  [10, 7, 32, 23, 22, 6, 16, 34, 32, 25, 11, 20, 19, 6, 17, 35, 6, 13, 9, 6, 10],
  [1, 1, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 0],
);

/** Eighteen patients of `mgus2` (R, survival 3.5-3): months to plasma cell malignancy (collapsed) or death before it (fit-failed). */
export const mgus = chainsOf(
  [29, 14, 228, 13, 80, 30, 30, 25, 46, 92, 8, 4, 151, 2, 57, 116, 206, 101],
  [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 0, 0, 0, 0],
);

/** Ten chains with ties among and between all kinds of events. */
export const tied = chainsOf([1, 2, 2, 3, 3, 4, 5, 5, 6, 7], [1, 2, 1, 0, 1, 1, 2, 1, 0, 1]);

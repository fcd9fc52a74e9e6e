// Confidence limits of a probability on the scale ln(−ln p); Kalbfleisch & Prentice (1980).
import { normalQuantile } from '../distributions/normal-quantile.ts';

/** The limits around p with standard error se, inside (0, 1) by construction; NaN where p is 0 or 1, as R's `conf.type = "log-log"`. */
export function logLogLimits(p: number, standardError: number, level: number): { readonly low: number; readonly high: number } {
  if (!(level > 0 && level < 1)) throw new RangeError(`level must be between 0 and 1, but got ${level}`);
  if (!(p > 0 && p < 1)) return { low: NaN, high: NaN };
  const logP = Math.log(p);
  const half = (normalQuantile((1 + level) / 2) * standardError) / Math.abs(p * logP);
  const at = (shift: number): number => Math.exp(logP * Math.exp(shift));
  return { low: at(half), high: at(-half) };
}

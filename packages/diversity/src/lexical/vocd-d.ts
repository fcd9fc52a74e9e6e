// vocd-D, the parameter of a curve of type–token ratios; Malvern & Richards (1997), with McCarthy & Jarvis's (2007) exact ratios.
import { goldenSection } from '../kernels/golden-section.ts';
import { hdd } from './hdd.ts';

/**
 * The D whose curve (D / m)(√(1 + 2m / D) − 1) is nearest, in squares, to the ratios expected in samples of m = from … to units
 * (35 … 50 in use). The program vocd draws the samples; this is the value it scatters around. NaN for fewer than `to` units, for one type,
 * and where no type repeats: D is not identified there.
 */
export function vocdD(counts: ArrayLike<number>, from: number, to: number): number {
  const ratios: number[] = [];
  for (let m = from; m <= to; m++) ratios.push(hdd(counts, m));
  const last = ratios.at(-1) ?? NaN;
  // One type has the ratio 1 / m, no repetition the ratio 1.
  if (!(last * to > 1 + 1e-12 && last < 1 - 1e-12)) return NaN;
  const misfit = (logD: number): number => {
    let sum = 0;
    for (let i = 0; i < ratios.length; i++) {
      const x = Math.exp(logD) / (from + i);
      // x (√(1 + 2 / x) − 1) without the cancellation at large x.
      const residual = ratios[i]! - 2 / (1 + Math.sqrt(1 + 2 / x));
      sum += residual * residual;
    }
    return sum;
  };
  return Math.exp(goldenSection(misfit, Math.log(1e-6), Math.log(1e9)));
}

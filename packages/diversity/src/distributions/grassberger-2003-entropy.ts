// Entropy with Grassberger's second, better correction; Grassberger (2003), eq. 35.
import digamma from '@stdlib/math-base-special-digamma';
import { groupCounts } from './grouped-counts.ts';

/**
 * First term − Σ p G(count) in nats, with G(c) = ψ(c) + (−1)^c / 2 · (ψ((c + 1) / 2) − ψ(c / 2)). The first term is ln n, as
 * published, or ψ(n), as in entropart. NaN when nothing was counted; not quite 0 for one type.
 */
export function grassberger2003Entropy(counts: ArrayLike<number>, firstTerm: 'ln n' | 'digamma n' = 'ln n'): number {
  const { n, values, types } = groupCounts(counts);
  if (n === 0) return NaN;
  let entropy = firstTerm === 'ln n' ? Math.log(n) : digamma(n);
  for (let k = 0; k < values.length; k++) {
    const count = values[k]!;
    const sign = count % 2 === 0 ? 1 : -1;
    const g = digamma(count) + (sign / 2) * (digamma((count + 1) / 2) - digamma(count / 2));
    entropy -= ((types[k]! * count) / n) * g;
  }
  return entropy;
}

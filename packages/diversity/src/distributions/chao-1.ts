// Lower bound for the number of types in the source, seen and unseen; Chao (1984), Chao (2005) for the bias-corrected form.
import { rareCounts } from './rare-counts.ts';

/**
 * Estimated number of types, a lower bound. With f₁, f₂ the types seen once and twice, `classic` adds
 * (n − 1)/n · f₁² / (2f₂) to the types seen, or (n − 1)/n · f₁(f₁ − 1) / 2 where f₂ = 0; `bias-corrected` adds
 * f₁(f₁ − 1) / (2(f₂ + 1)). NaN when nothing was counted.
 */
export function chao1(counts: ArrayLike<number>, form: 'classic' | 'bias-corrected'): number {
  const { n, types, once, twice } = rareCounts(counts);
  if (!(n > 0)) return NaN;
  if (form === 'bias-corrected') return types + (once * (once - 1)) / (2 * (twice + 1));
  const unseen = twice > 0 ? (once * once) / (2 * twice) : (once * (once - 1)) / 2;
  return types + ((n - 1) / n) * unseen;
}

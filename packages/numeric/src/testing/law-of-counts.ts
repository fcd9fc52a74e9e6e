// The law that a sampler of counts draws from, integrated over the uniforms it takes and without a single random number.
import type { Rng } from '../rng.ts';
import { border, integral } from './gauss-legendre.ts';
import { ScriptedRng } from './scripted-rng.ts';

/** Probabilities of first, first + 1, …, which leave less than 1e-15 beyond. */
export interface CountLaw {
  readonly first: number;
  readonly probabilities: Float64Array;
}

/** A law on 0 … last within 9 standard deviations and a few counts more, from the ratio P(k + 1) / P(k) outwards from the mean. */
export function countLaw({ mean, variance, last }: { mean: number; variance: number; last: number }, ratio: (k: number) => number): CountLaw {
  const reach = 9 * Math.sqrt(variance);
  const first = Math.max(0, Math.floor(mean - reach - 10));
  const relative = new Float64Array(Math.min(last, Math.ceil(mean + reach + 30)) - first + 1);
  const start = Math.floor(mean) - first;
  relative[start] = 1;
  for (let i = start + 1; i < relative.length; i++) relative[i] = relative[i - 1]! * ratio(first + i - 1);
  for (let i = start - 1; i >= 0; i--) relative[i] = relative[i + 1]! / ratio(first + i);
  const sum = total(relative);
  return { first, probabilities: relative.map((p) => p / sum) };
}

/**
 * ½ Σ |drawn − law| / Σ law over at most `most` evenly spaced counts, good to about 1e-15: `draw`'s count rises with its first
 * uniform u, and it accepts it, if it does not always, where the second lies below a border.
 */
export function totalVariation(draw: (rng: Rng) => number, { first, probabilities }: CountLaw, most = Infinity): number {
  const cells = Math.min(most, probabilities.length);
  const some = Array.from({ length: cells }, (_, i) => Math.floor((i * probabilities.length) / cells));
  const law = Float64Array.from(some, (i) => probabilities[i]!);
  const drawn = drawnLaw(draw, some.map((i) => first + i));
  const scale = total(law) / total(drawn);
  return (0.5 * drawn.reduce((sum, p, i) => sum + Math.abs(p * scale - law[i]!), 0)) / total(law);
}

/** Probabilities, up to one factor, of these counts. */
function drawnLaw(draw: (rng: Rng) => number, counts: readonly number[]): Float64Array {
  const rng = new ScriptedRng();
  // What follows a rejection is the middle of the square, which every sampler accepts.
  const drawn = (u: number, v: number): number => draw(rng.script({ uniforms: [u, v, 0.5, 0] }));
  const countAt = (u: number): number => {
    const count = drawn(u, 0);
    if (rng.taken <= 2) return count;
    return u < 0.5 ? -Infinity : Infinity;
  };
  const accepts = (u: number, v: number): boolean => {
    drawn(u, v);
    return rng.taken <= 2;
  };
  const startOf = (count: number): number => border(0, 1, (u) => countAt(u) < count);
  const accepted = (from: number, to: number): number => integral(from, to, 1, (u) => (accepts(u, 1) ? 1 : border(0, 1, (v) => accepts(u, v))));
  return Float64Array.from(counts, (count) => {
    const [from, to] = [startOf(count), startOf(count + 1)];
    // Hats have a kink in the middle.
    return from < 0.5 && to > 0.5 ? accepted(from, 0.5) + accepted(0.5, to) : accepted(from, to);
  });
}

function total(values: Float64Array): number {
  return values.reduce((sum, each) => sum + each, 0);
}

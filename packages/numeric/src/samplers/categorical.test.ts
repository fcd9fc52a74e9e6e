import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { streams } from '../streams.ts';
import { border } from '../testing/gauss-legendre.ts';
import { ScriptedRng } from '../testing/scripted-rng.ts';
import { chiSquareError } from '../testing/statistics-of-draws.ts';
import { Categorical } from './categorical.ts';

const root = streams('categorical');

/** The probability of every class: the length of the uniforms that give it, column by column. */
function drawnLaw(weights: ArrayLike<number>): Float64Array {
  const classes = new Categorical(weights);
  const rng = new ScriptedRng();
  const at = (u: number): number => classes.draw(rng.script({ uniforms: [u] }));
  const k = weights.length;
  const law = new Float64Array(k);
  for (let column = 0; column < k; column++) {
    const [from, to] = [column / k, (column + 1) / k];
    // The last uniform of a column, and not the first of the next.
    const last = to - Number.EPSILON;
    const own = at(from + Number.EPSILON);
    const side = own === at(last) ? to : border(from + Number.EPSILON, last, (u) => at(u) === own);
    law[own]! += side - from;
    law[at(last)]! += to - side;
  }
  return law;
}

/** The largest |drawn − asked| over all classes. */
function largestError(weights: readonly number[]): number {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return drawnLaw(weights).reduce((worst, p, i) => Math.max(worst, Math.abs(p - weights[i]! / sum)), 0);
}

describe('the law of the table, integrated over the uniform', () => {
  test.each([
    ['one class', [3]],
    ['equal classes', [1, 1, 1, 1, 1]],
    ['unequal classes', [0.1, 0.2, 0.3, 0.4]],
    ['classes without weight', [0, 2, 0, 0, 1, 0]],
    ['one heavy class among many light ones', [1e9, ...Array<number>(1000).fill(1)]],
    ['the law of Zipf', Array.from({ length: 2000 }, (_, i) => 1 / (i + 1))],
    ['weights next to the smallest number', [5e-324, 0, 1e-323]],
    ['weights next to the largest number', [8e307, 2e307, 1]],
  ])('is the law that was asked for: %s', (_, weights) => {
    expect(largestError(weights)).toBeLessThan(1e-12);
  });

  it('is so for any weights', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 }), (weights) => {
        fc.pre(weights.some((weight) => weight > 0));
        expect(largestError(weights)).toBeLessThan(1e-12);
      }),
    );
  });
});

it('never draws a class without weight', () => {
  const rng = root.fork('zero').rng();
  const weights = Array.from({ length: 101 }, (_, i) => (i % 2) / (i + 0.1));
  const classes = new Categorical(weights);
  for (let i = 0; i < 1_000_000; i++) if (classes.draw(rng) % 2 === 0) throw new Error('drew a class without weight');
});

test('10⁷ draws come as often as they should', () => {
  // Wilson and Hilferty's normal stays below 5 but for 3 · 10⁻⁷ of all streams.
  const [n, rng] = [10_000_000, root.fork('counts').rng()];
  const weights = Float64Array.from({ length: 100 }, (_, i) => 1 + (i % 7));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const classes = new Categorical(weights);
  const seen = new Float64Array(100);
  for (let i = 0; i < n; i++) seen[classes.draw(rng)]!++;
  expect(chiSquareError(seen, weights.map((weight) => (n * weight) / sum))).toBeLessThan(5);
});

test('a draw takes one uniform, and the same stream gives the same classes', () => {
  const [rng, uniforms] = [root.rng(), root.rng()];
  const [one, other] = [new Categorical([1, 2, 3]), new Categorical([1, 2, 3])];
  for (let i = 0; i < 100; i++) expect(one.draw(rng)).toBe(other.draw(new ScriptedRng().script({ uniforms: [uniforms.uniform()] })));
});

it('refuses weights that are no law, with the number', () => {
  expect(() => new Categorical([1, NaN])).toThrow(new RangeError('weight 1 must be at least 0, but got NaN'));
  expect(() => new Categorical([-0.5, 1])).toThrow('weight 0 must be at least 0, but got -0.5');
  for (const [weights, sum] of [[[], 0], [[0, 0], 0], [[1, Infinity], Infinity], [[1e308, 1e308], Infinity]] as const) {
    expect(() => new Categorical(weights)).toThrow(`weights must have a finite sum above 0, but got ${sum}`);
  }
});

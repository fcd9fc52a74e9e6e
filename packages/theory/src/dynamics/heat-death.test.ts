import { expect, it } from 'vitest';
import { heatDeathAccumulate, heatDeathEquilibria, heatDeathExponent, heatDeathOde, heatDeathReplace, heatDeathThreshold, polyaVariance, tempered } from './heat-death.ts';

const source = [0.25, 0.25, 0.25, 0.25];
const slope = (distance: (law: number[]) => number, temperature: number) => {
  const at = (time: number) => Math.log(distance(heatDeathOde([0.4, 0.3, 0.2, 0.1], { temperature, human: 0, source }, { time, steps: 100 * time })));
  return (at(30) - at(20)) / 10;
};

it('runs to the uniform law as ℓ^−(1−1/T) when hot and to a corner as ℓ^−1 when cold (row 3a), in time ln ℓ (trap 5)', () => {
  // Row 3a allows .03 and .05; by 20 units of time the ODE itself is within 1e-3 of its exponent.
  expect(slope((law) => law.reduce((sum, p) => sum + Math.abs(p - 0.25), 0), 2)).toBeCloseTo(heatDeathExponent(2).exponent, 3);
  expect(slope((law) => law.slice(1).reduce((a, b) => a + b, 0), 0.5)).toBeCloseTo(heatDeathExponent(0.5).exponent, 3);
  expect(heatDeathExponent(1)).toEqual({ towards: 'nowhere', exponent: 0 });
  // Ten thousand steps of 10 draws from 100 counts are 6.9 units of time, in which T = .8 gets nowhere near its corner.
  const largest = Math.max(...heatDeathOde([0.4, 0.3, 0.2, 0.1], { temperature: 0.8, human: 0, source }, { time: Math.log(1001), steps: 700 }));
  expect(largest).toBeLessThan(0.9);
});

it('holds the uniform law of two outcomes exactly from μ = 1/T − 1 on: ½ at 1.01, .535 at .99 (row 3b)', () => {
  expect(heatDeathThreshold(0.5)).toBe(1);
  expect(heatDeathEquilibria({ outcomes: 2, temperature: 0.5, human: 1.01 })).toEqual([{ share: 0.5, stable: true }]);
  const split = heatDeathEquilibria({ outcomes: 2, temperature: 0.5, human: 0.99 });
  expect(split.map(({ stable }) => stable)).toEqual([true, false, true]);
  expect(split[2]!.share).toBeCloseTo(0.535, 3);
});

it('remembers its past between two thresholds with ten outcomes: concentrated and uniform are both stable at μ = 1.5, and one alone at 2', () => {
  const stable = (human: number) => heatDeathEquilibria({ outcomes: 10, temperature: 0.5, human }).filter((at) => at.stable).map(({ share }) => share);
  expect(stable(1.5)).toEqual([0.1, expect.closeTo(0.347, 3)]);
  expect(stable(2)).toEqual([0.1]);
  expect(stable(0.5)).toEqual([expect.closeTo(0.685, 3)]);
  // The flow itself, from either side of the unstable equilibrium at .1728.
  const loop = { temperature: 0.5, human: 1.5, source: Array<number>(10).fill(0.1) };
  const from = (share: number) => heatDeathOde([share, ...Array<number>(9).fill((1 - share) / 9)], loop, { time: 200, steps: 10_000 })[0]!;
  expect(from(0.17)).toBeCloseTo(0.1, 6);
  expect(from(0.18)).toBeCloseTo(0.3471779788708135, 6);
});

it('keeps what is kept at the extremes: corners without people, people alone with them', () => {
  expect(heatDeathEquilibria({ outcomes: 3, temperature: 0.5, human: 0 }).filter((at) => at.stable).map(({ share }) => share)).toEqual([1]);
  expect(heatDeathEquilibria({ outcomes: 10, temperature: 2, human: 0 })).toEqual([{ share: 0, stable: false }, { share: 0.1, stable: true }, { share: 1, stable: false }]);
  // Two outcomes at T = ½ part to x(1 − x) = μ/(2(1 + μ)): ¼ and ¾ at μ = .6.
  const quarters = heatDeathEquilibria({ outcomes: 2, temperature: 0.5, human: 0.6 });
  expect(quarters.map(({ stable }) => stable)).toEqual([true, false, true]);
  [0.25, 0.5, 0.75].forEach((share, i) => { expect(quarters[i]!.share).toBeCloseTo(share, 12); });
  const people = heatDeathOde([0.7, 0.3], { temperature: 0.5, human: 1e3, source: [0.5, 0.5] }, { time: 1, steps: 2000 });
  expect(people[0]!).toBeCloseTo(0.5, 8);
});

it('tempers t times as once with T^t under replacement, and leaves a Pólya urn its beta variance at T = 1', () => {
  const twice = tempered(tempered([0.5, 0.3, 0.2], 0.8), 0.8);
  heatDeathReplace([0.5, 0.3, 0.2], 0.8, 2).forEach((p, i) => { expect(p).toBeCloseTo(twice[i]!, 14); });
  expect(polyaVariance(0.5, 1)).toBe(0.125);
});

it('accumulates in its own steps as it flows in time ln t / (1 + μ), once steps are small', () => {
  const loop = { temperature: 0.8, human: 0.3, source: [0.4, 0.35, 0.25] };
  const [from, to] = [200, 2000].map((t) => heatDeathAccumulate([0.6, 0.3, 0.1], loop, t));
  heatDeathOde(from!, loop, { time: Math.log(10) / 1.3, steps: 400 }).forEach((p, i) => { expect(Math.abs(p - to![i]!)).toBeLessThan(1e-3); });
  expect(heatDeathAccumulate([0.6, 0.3, 0.1], loop, 1)).toEqual([0.6, 0.3, 0.1]);
});

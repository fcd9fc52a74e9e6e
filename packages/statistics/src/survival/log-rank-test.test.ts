import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainsOf, lung, lungSex, maintained, mercaptopurine, placebo, unmaintained, veteran } from './classic.test.data.ts';
import { logRankTest, type LogRank } from './log-rank-test.ts';

const seeds = 'independent';

function expectTest({ test }: LogRank, chiSquare: number, df: number, p: number): void {
  if (test.kind !== 'test') throw new Error('the test was refused');
  expect(Math.abs(test.chiSquare / chiSquare - 1)).toBeLessThan(1e-12);
  expect(test.df).toBe(df);
  expect(Math.abs(test.p / p - 1)).toBeLessThan(1e-11);
}

// R 4.2.2, survival 3.5-3: survdiff(Surv(time, event) ~ arm), p by pchisq(lower.tail = FALSE).
describe('logRankTest', () => {
  it('agrees with R on two arms', () => {
    const aml = logRankTest([maintained, unmaintained], { seeds });
    expect(aml.arms.map(({ n, observed }) => [n, observed])).toEqual([[11, 7], [12, 11]]);
    expect(aml.arms[0]!.expected).toBeCloseTo(10.68933599230072, 12);
    expect(aml.arms[1]!.expected).toBeCloseTo(7.310664007699276, 12);
    expectTest(aml, 3.396388698977601, 1, 0.06533932204050513);
  });

  it('agrees with R on four arms', () => {
    const result = logRankTest(veteran, { seeds });
    [9.861633188310471, 5.852430592261636, 4.162062217646636, 14.12387400178126].forEach((expected, a) => {
      expect(result.arms[a]!.expected).toBeCloseTo(expected, 12);
    });
    expectTest(result, 8.835056780126886, 3, 0.03156621458067562);
  });

  it('agrees with R far out in the tail', () => {
    const early = chainsOf(Array.from({ length: 20 }, (_, i) => 1 + i), Array<number>(20).fill(1));
    const late = chainsOf(Array.from({ length: 20 }, (_, i) => 101 + i), Array<number>(20).fill(1));
    expectTest(logRankTest([early, late], { seeds }), 46.53803622282659, 1, 8.985719593566106e-12);
  });

  it('agrees with R on the remission data', () => {
    const { arms, test } = logRankTest([placebo, mercaptopurine], { seeds });
    expect(arms[0]!.expected).toBeCloseTo(10.74949905196887, 12);
    expect(test).toMatchObject({ chiSquare: expect.closeTo(16.79294098921653, 11) as number });
  });

  it('gives observed and expected but no p-value below eight chains an arm', () => {
    const bySex = [1, 2].map((sex) => lung.filter((_, i) => lungSex[i] === sex));
    const { arms, test } = logRankTest(bySex, { seeds });
    expect(arms[1]).toEqual({ n: 5, observed: 5, expected: expect.closeTo(4.566355453971553, 12) as number });
    expect(test).toEqual({ kind: 'too-few', have: 5, need: 8 });
  });

  it.each([
    ['nothing happens', 0],
    ['all have their event at once', 1],
  ])('has no degrees of freedom where %s', (_, event) => {
    const arm = chainsOf(Array<number>(8).fill(5), Array<number>(8).fill(event));
    expect(logRankTest([arm, arm], { seeds }).test).toEqual({ kind: 'test', chiSquare: 0, df: 0, p: NaN });
  });

  it('loses a degree of freedom with an arm that is never at risk beside another', () => {
    const late = chainsOf([20, 21, 22, 23, 24, 25, 26, 27], Array<number>(8).fill(1));
    const early = chainsOf([1, 1, 2, 2, 3, 3, 4, 4], [1, 0, 1, 0, 1, 0, 1, 1]);
    const gone = chainsOf(Array<number>(8).fill(0), Array<number>(8).fill(0));
    expect(logRankTest([early, late, gone], { seeds }).test).toEqual({ ...logRankTest([early, late], { seeds }).test, df: 1 });
  });

  it('does not depend on the order of arms and chains', () => {
    const chain = fc.record({ time: fc.integer({ min: 1, max: 9 }), event: fc.constantFrom('collapsed', 'censored') });
    const arm = fc.array(chain, { minLength: 8, maxLength: 12 });
    fc.assert(
      fc.property(arm, arm, arm, (a, b, c) => {
        const forth = logRankTest([a, b, c], { seeds });
        const back = logRankTest([c.toReversed(), b.toReversed(), a], { seeds });
        if (forth.test.kind !== 'test' || back.test.kind !== 'test') throw new Error('the test was refused');
        expect(back.test.chiSquare).toBeCloseTo(forth.test.chiSquare, 8);
        expect(back.test.df).toBe(forth.test.df);
        back.arms.toReversed().forEach(({ expected }, i) => expect(expected).toBeCloseTo(forth.arms[i]!.expected, 10));
        const balance = forth.arms.reduce((sum, { observed, expected }) => sum + observed - expected, 0);
        expect(balance).toBeCloseTo(0, 10);
      }),
    );
  });

  it('refuses a single arm', () => {
    expect(() => logRankTest([maintained], { seeds })).toThrow('arms must be two or more, but got 1');
  });

  it('is not to be had for chains on common random numbers', () => {
    // @ts-expect-error The type is the guard.
    logRankTest([maintained, unmaintained], { seeds: 'common' });
  });
});

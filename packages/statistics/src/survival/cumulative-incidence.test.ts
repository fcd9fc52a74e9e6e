import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainsOf, mgus, tied } from './classic.test.data.ts';
import { cumulativeIncidence, type IncidenceStep } from './cumulative-incidence.ts';
import { kaplanMeier } from './kaplan-meier.ts';

const level = 0.95;

function expectColumn(steps: readonly IncidenceStep[], name: keyof IncidenceStep, expected: readonly number[]): void {
  expect(steps).toHaveLength(expected.length);
  steps.forEach((step, j) => {
    if (Number.isNaN(expected[j])) expect(step[name], `${name} ${j}`).toBeNaN();
    else expect(step[name], `${name} ${j}`).toBeCloseTo(expected[j]!, 13);
  });
}

describe('cumulativeIncidence', () => {
  // R 4.2.2, survival 3.5-3: survfit(Surv(time, factor(event)) ~ 1, conf.type = "log-log"): pstate, std.err², lower, upper; its NA written NaN.
  it('agrees with R where all kinds of events tie', () => {
    const collapsed = cumulativeIncidence(tied, { event: 'collapsed', level }).steps;
    expectColumn(collapsed, 'time', [1, 2, 3, 4, 5, 6, 7]);
    expectColumn(collapsed, 'atRisk', [10, 9, 7, 5, 4, 2, 1]);
    expectColumn(collapsed, 'events', [1, 1, 1, 1, 1, 0, 1]);
    expectColumn(collapsed, 'incidence', [0.1, 0.2, 0.3, 0.42, 0.54, 0.54, 0.78]);
    expectColumn(collapsed, 'variance', [0.009, 0.016, 0.021, 0.02628, 0.02772, 0.02772, 0.01908]);
    expectColumn(collapsed, 'low', [
      0.005723456374334751, 0.03090902430801962, 0.07113449232300495, 0.125569352680562, 0.1934064745041419, 0.1934064745041419, 0.3662270931894641,
    ]);
    expectColumn(collapsed, 'high', [
      0.3581274605080698, 0.4747146904405465, 0.5778673306252358, 0.6957977997922655, 0.793661535284329, 0.793661535284329, 0.9403939544923287,
    ]);
    const failed = cumulativeIncidence(tied, { event: 'fit-failed', level }).steps;
    expectColumn(failed, 'incidence', [0, 0.1, 0.1, 0.1, 0.22, 0.22, 0.22]);
    expectColumn(failed, 'variance', [0, 0.009, 0.009, 0.009, 0.01908, 0.01908, 0.01908]);
    expectColumn(failed.slice(0, 2), 'low', [NaN, 0.005723456374334741]);
    expectColumn(failed.slice(0, 2), 'high', [NaN, 0.3581274605080697]);
  });

  it('agrees with R on the monoclonal gammopathy data', () => {
    const { steps } = cumulativeIncidence(mgus, { event: 'collapsed', level });
    const at = [13, 14, 29, 30, 80, 228].map((time) => steps.find((step) => step.time === time)!);
    expectColumn(at, 'incidence', [0.05555555555555555, 0.1111111111111111, 0.1666666666666667, 0.2222222222222222, 0.2857142857142857, 0.4973544973544974]);
    expectColumn(at, 'variance', [
      0.002914951989026065, 0.00548696844993141, 0.007716049382716047, 0.009602194787379966, 0.01176978727999137, 0.01770644896537228,
    ]);
    expectColumn(at, 'low', [0.00374753968984644, 0.01864166001596593, 0.04121117755107311, 0.06912018785077836, 0.1033981911065856, 0.2276893676572044]);
    expectColumn(at, 'high', [0.2241603713177509, 0.2975133225613878, 0.3654240759034796, 0.4288367281624552, 0.5007612576415373, 0.7191616219537009]);
    const deaths = cumulativeIncidence(mgus, { event: 'fit-failed', level }).steps.at(-1)!;
    expect(deaths.incidence).toBeCloseTo(0.5026455026455027, 13);
    expect(deaths.variance).toBeCloseTo(0.01770644896537229, 13);
    expect(deaths.low).toBeCloseTo(0.231656401639727, 13);
  });

  it('is 1 less Kaplan–Meier, variance included, where nothing competes', () => {
    const chains = chainsOf([1, 2, 2, 3, 5, 5, 8, 9], [1, 1, 0, 1, 1, 1, 0, 0]);
    const km = kaplanMeier(chains, { level }).steps;
    cumulativeIncidence(chains, { event: 'collapsed', level }).steps.forEach(({ incidence, variance }, j) => {
      expect(incidence).toBeCloseTo(1 - km[j]!.survival, 13);
      expect(variance).toBeCloseTo(km[j]!.variance, 13);
    });
  });

  it('adds up, over events, to what Kaplan–Meier of all of them has lost, in any order of the chains', () => {
    const chain = fc.record({ time: fc.integer({ min: 0, max: 9 }), event: fc.constantFrom('collapsed', 'fit-failed', 'diverged', 'censored') });
    fc.assert(
      fc.property(fc.array(chain, { minLength: 1, maxLength: 15 }), (chains) => {
        const kinds = ['collapsed', 'fit-failed', 'diverged'].map((event) => cumulativeIncidence(chains, { event, level }));
        kaplanMeier(chains, { level }).steps.forEach(({ survival }, j) => {
          expect(kinds.reduce((sum, { steps }) => sum + steps[j]!.incidence, survival)).toBeCloseTo(1, 12);
        });
        const reversed = cumulativeIncidence(chains.toReversed(), { event: 'collapsed', level }).steps;
        kinds[0]!.steps.forEach(({ variance }, j) => expect(reversed[j]!.variance).toBeCloseTo(variance, 13));
      }),
    );
  });

  it('is empty without chains and refuses to count what is no event', () => {
    expect(cumulativeIncidence([], { event: 'collapsed', level })).toEqual({ event: 'collapsed', n: 0, level, steps: [] });
    expect(() => cumulativeIncidence(tied, { event: 'censored', level })).toThrow("event must be something that happens, but got 'censored'");
  });
});

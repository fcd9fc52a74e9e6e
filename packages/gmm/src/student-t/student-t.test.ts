import { describe, expect, test } from 'vitest';
import { studentTEntropy, studentTLogDensities } from './student-t.ts';

describe('density and entropy are those of scipy.stats.t, version 1.10.1', () => {
  test.each([
    [0.5, [-7.168983178668104, -1.7159980340196739, -2.0537737750663316, -22.35092629422461], 4.072192524212019],
    [1, [-8.128390092921, -1.5501949939575643, -1.8005212798655765, -28.370285493671993], 2.9364893550774553],
    [3, [-12.371073286211788, -1.4063539577316742, -1.5875244178830181, -52.84931037983331], 2.1789426799714553],
    [30, [-51.188894640681184, -1.3327354334870118, -1.4790060559792246, -364.3255787643086], 1.8580084378953712],
    [150, [-133.89145273876795, -1.3260702956344315, -1.4691050906502359, -1647.9399383451182], 1.8310813694650159],
    [1e4, [-348.1684599026836, -1.3244286413107191, -1.4666630628754678, -88058.88005489645], 1.8245036438143016],
  ])('with %d degrees of freedom', (df, logs, entropy) => {
    const law = { location: 0.2, scale: 1.5, df };
    // scipy takes two logarithms of the gamma function apart, which leaves it 11 digits at 10⁴ degrees of freedom.
    studentTLogDensities(law, Float64Array.of(-40, 0.2, 1, 1e6)).forEach((log, i) => { expect(Math.abs(log / logs[i]! - 1)).toBeLessThan(1e-11); });
    expect(studentTEntropy(law)).toBeCloseTo(entropy, 10);
  });
});

test('infinite degrees of freedom are the Gaussian, which large ones come near', () => {
  const at = Float64Array.of(-1, 0, 2.5);
  const [gaussian, near] = [Infinity, 1e9].map((df) => ({ location: 0.5, scale: 2, df }));
  const byHand = at.map((x) => -0.5 * Math.log(2 * Math.PI) - Math.log(2) - ((x - 0.5) * (x - 0.5)) / 8);
  studentTLogDensities(gaussian!, at).forEach((log, i) => { expect(log).toBeCloseTo(byHand[i]!, 14); });
  studentTLogDensities(near!, at).forEach((log, i) => { expect(log).toBeCloseTo(byHand[i]!, 8); });
  expect(studentTEntropy(gaussian!)).toBeCloseTo(0.5 * Math.log(2 * Math.PI * Math.E * 4), 14);
  expect(studentTEntropy(near!)).toBeCloseTo(studentTEntropy(gaussian!), 8);
});

test('a point at infinity has density 0', () => {
  for (const df of [3, Infinity]) expect([...studentTLogDensities({ location: 0, scale: 1, df }, Float64Array.of(-Infinity, Infinity))]).toEqual([-Infinity, -Infinity]);
});

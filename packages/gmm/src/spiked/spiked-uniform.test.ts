import { streams } from '@collapse-lab/numeric';
import { describe, expect, test } from 'vitest';
import { drawSpiked, fitSpiked, spikedLogDensity, type SpikedRule } from './spiked-uniform.ts';

const rule: SpikedRule = { background: 0.75, logWidth: -40 };
const rng = streams('spiked').rng();
const body = Float64Array.from({ length: 20 }, () => rng.uniform());

describe('the likeliest spiked uniform law', () => {
  test('of points of [0, 1] ends its body at the largest, and has no use for a spike', () => {
    const largest = body.reduce((a, b) => Math.max(a, b), 0);
    expect(fitSpiked(body, rule)).toEqual({ share: (1 - largest) / 2, start: 2 });
    expect(fitSpiked(body, { ...rule, background: 0 })).toEqual({ share: (1 - largest) / 2, start: 2 });
  });

  test.each([[[]], [[2.5]], [[2.5, 2.51, 2.9]], [[1.5]], [[2.999]], [[2.2, 2.2, 2.7]]])('beats every other on a grid, with %j far away', (far) => {
    const items = Float64Array.of(...body, ...far);
    const logLikelihood = (share: number, start: number): number => items.reduce((sum, x) => sum + spikedLogDensity(x, { share, start }, rule), 0);
    const { share, start } = fitSpiked(items, rule)!;
    const own = logLikelihood(share, start);
    expect(own).toBeGreaterThan(-Infinity);
    for (let a = 0; a <= 0.25; a += 0.0005) for (const mu of [2, 2.2, 2.49, 2.5, 2.9, 2.97]) expect(logLikelihood(a, mu)).toBeLessThanOrEqual(own + 1e-9);
  });

  test('is heavy where one point is far away and spikes are narrow, and light where they are not', () => {
    const items = Float64Array.of(...body, 2.5);
    expect(fitSpiked(items, { background: 0.75, logWidth: -1000 })).toEqual({ share: expect.toSatisfy((share: number) => share > 0.1) as unknown, start: 2.5 });
    expect(fitSpiked(items, { background: 0.75, logWidth: -4 })!.share).toBeLessThan(0.1);
    // Without a background real points near 1 forbid a heavy spike, however narrow.
    expect(fitSpiked(items, { background: 0, logWidth: -1000 })!.share).toBeLessThan(0.1);
  });

  test('of points that no law allows is none', () => {
    expect(fitSpiked(Float64Array.of(0.5, 1.5), { background: 0, logWidth: -1000 })).toBeUndefined();
  });
});

test('its density integrates to 1, and draws come by it', () => {
  const wide = { background: 0.5, logWidth: -4 };
  const law = { share: 0.2, start: 2.3 };
  const steps = 300_000;
  let mass = 0;
  for (let i = 0; i < steps; i++) mass += (3 / steps) * Math.exp(spikedLogDensity((3 * (i + 0.5)) / steps, law, wide));
  expect(mass).toBeCloseTo(1, 4);
  const n = 100_000;
  let spike = 0;
  for (let i = 0; i < n; i++) {
    const x = drawSpiked(law, wide, () => rng.uniform());
    if (x >= 2.3 && x <= 2.3 + Math.exp(-4)) spike++;
  }
  const p = 0.1 + 0.1 * (Math.exp(-4) / 3);
  expect(Math.abs(spike / n - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / n));
});

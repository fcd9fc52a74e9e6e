import { describe, expect, it } from 'vitest';
import { FinitePool } from './finite-pool.ts';
import { openStudy } from './open-study.ts';
import { parseStudy } from './parse-study.ts';
import { extendLab } from './plugin.ts';
import { memoryHost } from './testing/memory-host.ts';
import { toyLab, toyStudy } from './testing/toy-lab.ts';
import type { Step } from './open-study.ts';
import type { SavedChain } from './saved-chain.ts';

/** Every fit's validation and training items, with a family that asks for 5 of a pool of 60. */
async function fitsOf(overrides: readonly string[], from?: { readonly saved: SavedChain }): Promise<{ readonly fits: { validation: number[]; training: number[] }[]; readonly steps: Step[] }> {
  const fits: { validation: number[]; training: number[] }[] = [];
  const lab = extendLab(toyLab, [{
    path: 'mine.ts',
    plugin: (l) => {
      l.defineWorld({
        domain: 'numbers', id: 'pool', summary: '0 to 59.', parameters: l.z.strictObject({ reuse: l.z.boolean() }),
        create: ({ reuse }) => ({
          open: ({ streams: own, heldOut }) => {
            const pool = new FinitePool({ total: 60, heldOut, reuse, words: { items: 'numbers', whole: 'the pool', more: 'take more' } }, own);
            return { draw: (request, chain) => Float64Array.from(pool.choose(request, chain)), show: String, facts: {}, ...(!reuse && { available: pool.size }) };
          },
        }),
      });
      l.defineFamily({
        domain: 'numbers', id: 'watchful', summary: 'Copies.', parameters: l.z.strictObject({}),
        create: () => ({
          columns: [], validates: 5, validatesBy: 'aside',
          fit({ items }: { items: Float64Array }, { validation }) {
            fits.push({ validation: [...(validation as Float64Array)], training: [...items] });
            return { fitted: items };
          },
          sample: (items: Float64Array, count: number) => items.slice(0, count),
          parameters: () => ({}),
          encode: (items: Float64Array) => new Uint8Array(items.buffer.slice(0)),
          decode: (bytes) => new Float64Array(bytes.slice().buffer),
        }),
      });
    },
  }]);
  const study = parseStudy({ name: 'toy', text: toyStudy, overrides: ['model={family: watchful}', 'size=10', 'generations=3', 'measures=[sizes]', ...overrides] }, lab);
  const steps: Step[] = [];
  const run = (await openStudy(lab, study, memoryHost())).runChain('loop', 1, from?.saved);
  for (;;) {
    const { done, value } = await run.step();
    if (done) return { fits, steps };
    steps.push(value);
  }
}

describe.each([[true], [false]])('what fits validate by, reuse %s', (reuse) => {
  const world = `world={ kind: pool, reuse: ${reuse} }`;

  it('is the same in every generation, and none of the real sample', async () => {
    const { fits } = await fitsOf([world, 'policy={kind: replace}']);
    expect(new Set(fits[0]!.validation).size).toBe(5);
    for (const { validation, training } of fits) {
      expect(validation).toEqual(fits[0]!.validation);
      expect(training.filter((item) => validation.includes(item))).toEqual([]);
    }
  });

  it('is the same when the chain goes on from what was saved', async () => {
    const { steps, fits } = await fitsOf([world, 'policy={kind: fresh-every, every: 1}']);
    const resumed = await fitsOf([world, 'policy={kind: fresh-every, every: 1}'], { saved: steps[1]!.save([0]) });
    expect(resumed.fits).toEqual(fits.slice(1));
    if (!reuse) expect(fits.every(({ validation, training }) => training.every((item) => !validation.includes(item)))).toBe(true);
  });

  it('is refused before anything is run where too little is left', async () => {
    await expect(fitsOf([world, 'policy={kind: replace}', 'size=48', 'control=0'])).rejects.toThrow(reuse
      ? 'fresh real numbers must not exceed the pool of 50, but got a request for 5 more at generation 0 after 48; lower model.aside or size, or take more'
      : 'the loop needs 53 a chain and the world has 50; set world.reuse=true to draw them again, or lower model.aside or size or generations');
  });
});

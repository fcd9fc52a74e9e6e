import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collapse, journals, start, untilWritten, workFolder } from './testing/collapse.ts';

/** A family that takes a few milliseconds a fit, and throws at fits of a mean above 1 while the file `broken` is there. */
const FLAKY = `
import { existsSync } from 'node:fs';
export default (lab) => lab.defineFamily({
  domain: 'points', id: 'flaky', summary: 'The mean, with a mood.', parameters: lab.z.strictObject({ broken: lab.z.string() }),
  create: ({ broken }) => ({
    columns: [{ name: 'mean', summary: 'Mean.' }],
    fit({ items }) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3);
      const mean = items.values.reduce((sum, x) => sum + x, 0) / items.values.length;
      if (mean > 1 && existsSync(broken)) throw new Error('not in the mood');
      return { fitted: { mean } };
    },
    sample: ({ mean }, count, { streams }) => {
      const rng = streams.rng();
      return lab.scalars(Float64Array.from({ length: count }, () => mean + rng.normal()));
    },
    parameters: ({ mean }) => ({ mean }),
    encode: ({ mean }) => lab.packArrays([Float64Array.of(mean)]),
    decode: (bytes) => ({ mean: new lab.ArrayReader(bytes).f64()[0] }),
  }),
});
`;

describe('collapse resume --retry-failed', () => {
  it('runs failed chains again to the bytes of a run without failures, killed with -9 in the middle or not', async () => {
    const cwd = workFolder();
    const broken = join(cwd, 'broken');
    writeFileSync(join(cwd, 'flaky.mjs'), FLAKY);
    const words = ['run', 'seed-mixture', `model={family: flaky, broken: ${broken}}`, 'measures=[parameters]', 'size=20', 'generations=60', 'chains=6', 'control=0', '--plugin', 'flaky.mjs', '--workers', '2'];
    expect((await collapse(cwd, ...words, '--out', 'whole')).code).toBe(0);
    const whole = journals(join(cwd, 'whole'));

    writeFileSync(broken, '');
    const first = await collapse(cwd, ...words, '--out', 'run');
    expect(first.code).toBe(3);
    const [, failed] = /retry {3}.*collapse resume run --retry-failed runs (\d) failed chains again/.exec(first.out)!;
    expect(first.out).toContain(`${6 - Number(failed)} of 6 chains complete, ${failed} failed`);
    const length = (run: string): number => Object.values(journals(join(cwd, run))).join('').length;
    expect(length('run')).toBeLessThan(length('whole'));

    rmSync(broken);
    cpSync(join(cwd, 'run'), join(cwd, 'killed'), { recursive: true });
    const before = length('killed');
    const { process: child, finished } = start(cwd, 'resume', 'killed', '--retry-failed', '--workers', '1');
    await Promise.race([untilWritten(join(cwd, 'killed'), before + 1), finished]);
    child.kill('SIGKILL');
    expect((await finished).code).toBeNull();
    for (const run of ['run', 'killed']) {
      const { code, out } = await collapse(cwd, 'resume', run, '--retry-failed');
      expect([code, out.includes('6 of 6 chains complete'), out.includes('retry')]).toEqual([0, true, false]);
      expect(journals(join(cwd, run))).toEqual(whole);
    }
  }, 60_000);
});

describe('a sweep', () => {
  const STUDY = `extends: seed-mixture
name: shares
size: 100
heldOut: 50
generations: 4
chains: 1
control: 0
model: { family: gaussian, divisor: n }
sweep:
  grid: { policy: [{ kind: replace }, { kind: mix, real: 0.1, synthetic: 0.9, realFrom: fresh }], size: [100, 200] }
`;
  it('varies whole members, is fixed by a change of what it varies, and is extended as a whole', async () => {
    const cwd = workFolder();
    writeFileSync(join(cwd, 'shares.yaml'), STUDY);
    const { code, err } = await collapse(cwd, 'run', 'shares.yaml', 'size=150', '--out', 'both');
    expect([code, err.split('\n')[0]]).toEqual([0, 'note argument "size=150" fixes size, which the study sweeps over']);
    expect((JSON.parse(readFileSync(join(cwd, 'both', 'comparison.json'), 'utf8')) as { runs: string[] }).runs).toEqual(['shares-1', 'shares-2']);
    const longer = await collapse(cwd, 'extend', 'both', 'generations=6', 'chains=2', '--json');
    expect(longer.code).toBe(0);
    const { runs } = JSON.parse(longer.out) as { runs: { loop: unknown; generation: number }[] };
    expect(runs.map(({ loop, generation }) => [loop, generation])).toEqual(Array.from({ length: 2 }, () => [{ planned: 2, complete: 2, ended: 0, failed: 0 }, 6]));
    const word = await collapse(cwd, 'extend', 'both', 'generations=more');
    expect([word.code, word.err]).toEqual([2, 'error argument "generations=more": value must be a whole number, but got "more"; write it in digits\n']);
    const shorter = await collapse(cwd, 'extend', 'both', 'generations=5');
    expect([shorter.code, shorter.err]).toEqual([2, expect.stringContaining('shares-1: generations must be a whole number of at least 6, as the run has, but got 5; a run can only be given more\n')]);
  });
});

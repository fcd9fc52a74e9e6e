import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { start, workFolder } from './testing/collapse.ts';

const collapse = (cwd: string, ...words: string[]) => start(cwd, ...words).finished;

it('verifies a published system by its row, draws it, and remembers what it found', async () => {
  const folder = workFolder();
  const { code, out } = await collapse(folder, 'studies', 'verify', '16c', '--quick');
  expect(out).toMatch(/16c augmentation-loop .* holds/);
  expect(out).toMatch(/✓ E σ²_t, λ = 0\.8: measured [\d.]+, predicted [\d.]+, may differ by [\d.]+, at generation \d+ \(4 of 4 hold\)/);
  expect(code).toBe(0);
  expect(readFileSync(join(folder, 'runs/verify/report.html'), 'utf8').match(/<svg /g)).toHaveLength(6);
  expect(existsSync(join(folder, 'runs/verify/augmentation-loop/augmentation-loop-1/metrics.csv'))).toBe(true);
  const listed = await collapse(folder, 'studies', 'list');
  expect(listed.out).toMatch(/^16c +augmentation-loop +under 15 s +holds, quick form/m);
  expect(listed.out).toMatch(/^1a +gaussian-replace +seconds +not run yet/m);
});

it('exits with 5 when the verdict fails, which a changed study leaves out of the list', async () => {
  const folder = workFolder();
  const { code, out } = await collapse(folder, 'studies', 'run', 'augmentation-loop', 'chains=200', 'policy.kind=replace', '--json');
  expect(code).toBe(5);
  const { systems } = JSON.parse(out) as { systems: { id: string; holds: boolean; checks: unknown[] }[] };
  expect(systems).toMatchObject([{ id: 'augmentation-loop', holds: false }]);
  expect(systems[0]!.checks).toHaveLength(18);
  expect((await collapse(folder, 'studies', 'list', '--json')).out).toContain('"last": null');
});

it('tells a column that a changed study does not measure in one line, and no verdict', async () => {
  const { code, out, err } = await collapse(workFolder(), 'studies', 'run', '16c', '--quick', 'measures=[sizes]');
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^error columns must have fittedStdDev for what augmentation-loop checks, but got [^\n]*; leave model and measures as they are$/m);
});

it('names every option of a subcommand once', async () => {
  const { out } = await collapse(workFolder(), 'studies', 'run', '--help');
  expect(out.match(/--json/g)).toHaveLength(1);
});

it('tells a mistake in one line, and leaves no folder behind', async () => {
  const folder = workFolder();
  const unknown = await collapse(folder, 'studies', 'verify', 'gausian-replace');
  expect(unknown).toMatchObject({ code: 2, out: '' });
  expect(unknown.err).toMatch(/^error study of a published system must be one of .*, but got "gausian-replace".*gaussian-replace/);
  const override = await collapse(folder, 'studies', 'run', '1a', 'chains=none');
  expect(override).toMatchObject({ code: 2, out: '' });
  const short = await collapse(folder, 'studies', 'run', '19a', 'generations=5', 'chains=30');
  expect(short).toMatchObject({ code: 2, out: '', err: 'error generations must be at least 40 for what optimal-weights checks, but got 5; leave it out\n' });
  expect(existsSync(join(folder, 'runs'))).toBe(false);
});

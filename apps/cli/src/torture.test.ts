// Kills running studies with -9 at random moments, again and again, and compares what resuming leaves with an
// uninterrupted run, byte for byte. KILLS=200 npm run torture is the long form; the short one runs with the tests.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { streams } from '@collapse-lab/numeric';
import { afterAll, expect, it } from 'vitest';
import { collapse, journals, start, workFolder } from './testing/collapse.ts';

const KILLS = Number(process.env['KILLS'] ?? 20);

/** Different families, policies, selections and members; each takes two or three seconds. */
const STUDIES: readonly (readonly string[])[] = [
  ['seed-mixture', 'size=1000', 'generations=2500', 'chains=3', 'control=1'],
  ['seed-mixture', 'size=300', 'generations=500', 'chains=3', 'control=1', 'policy={ kind: accumulate }', 'model={ family: gaussian, divisor: n }'],
  ['seed-mixture', 'size=1000', 'generations=2000', 'chains=3', 'control=0', 'policy={ kind: mix, real: 0.1, synthetic: 0.4, realFrom: fixed }', 'model.start=warm'],
  ['seed-mixture', 'size=500', 'generations=1500', 'chains=2', 'control=0', 'model={ family: gaussian, divisor: n-1 }', 'policy={ kind: window, last: 3 }', 'selection=[{ kind: curate, of: 2, reward: log-likelihood }]'],
  ['moby-ngram', 'size=200', 'heldOut=50', 'generations=120', 'chains=2', 'control=1'],
  ['two-writers', 'size=150', 'heldOut=50', 'generations=80', 'chains=2', 'control=1'],
];

let kills = 0;
afterAll(() => { console.log(`${kills} kills, every resumed run equal to the uninterrupted one`); });

it.each(STUDIES.map((words, i) => [i, words] as const))('study %i is the same bytes after any number of kills', { timeout: 3_600_000 }, async (i, words) => {
  const cwd = workFolder();
  const began = performance.now();
  expect((await collapse(cwd, 'run', ...words, '--out', 'whole', '--workers', '1')).code).toBe(0);
  const milliseconds = performance.now() - began;
  const expected = journals(join(cwd, 'whole'));
  const rng = streams(`torture ${KILLS}`).fork('study', i).rng();

  for (let own = 0, round = 0; own < Math.ceil(KILLS / STUDIES.length); round++) {
    const run = `run-${round}`;
    const attempts = 1 + rng.below(4);
    for (let attempt = 0; attempt < attempts; attempt++) {
      const workers = String(1 + rng.below(3));
      const { process: child, finished } = start(cwd, ...(attempt === 0 ? ['run', ...words, '--out', run] : ['resume', run]), '--workers', workers);
      const killed = setTimeout(() => { child.kill('SIGKILL'); }, rng.uniform() * milliseconds);
      const { code } = await finished;
      clearTimeout(killed);
      if (code === 0) break;
      expect(code).toBe(null);
      own++;
      kills++;
      // Killed before the folder was there: the next attempt is a first one.
      if (attempt === 0 && !started(cwd, run)) break;
    }
    if (!started(cwd, run)) continue;
    expect((await collapse(cwd, 'resume', run)).code).toBe(0);
    expect(journals(join(cwd, run))).toEqual(expected);
  }
});

/** Whether the run has a folder to be resumed from. */
function started(cwd: string, run: string): boolean {
  return existsSync(join(cwd, run, 'manifest.json'));
}

// Kills running studies with -9 at random moments, again and again, sometimes stops them or damages a checkpoint in between,
// and compares what resuming leaves with an uninterrupted run, byte for byte. KILLS=200 npm run torture is the long form;
// the short one runs with the tests.
import { existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { streams, type Rng } from '@collapse-lab/numeric';
import { afterAll, expect, it } from 'vitest';
import { collapse, journals, samples, start, workFolder } from './testing/collapse.ts';

const KILLS = Number(process.env['KILLS'] ?? 20);

const GAUSSIAN = 'model={ family: gaussian, divisor: n }';

const example = (name: string): string => fileURLToPath(new URL(`../../../examples/${name}`, import.meta.url));

/** Different families, policies, selections, schedules, members, programs and plug-ins; each takes a second or two. */
const STUDIES: readonly (readonly string[])[] = [
  ['seed-mixture', 'size=1000', 'generations=2000', 'chains=3', 'control=1'],
  ['seed-mixture', 'size=300', 'generations=400', 'chains=3', 'control=1', 'policy={ kind: accumulate }', GAUSSIAN],
  ['seed-mixture', 'size=1000', 'generations=800', 'chains=2', 'control=0', 'policy={ kind: mix, real: 0.1, synthetic: 0.4, realFrom: fixed }', 'model.start=warm'],
  ['seed-mixture', 'size=500', 'generations=600', 'chains=2', 'control=0', 'model={ family: gaussian, divisor: n-1 }', 'policy={ kind: window, last: 3 }', 'selection=[{ kind: curate, of: 2, reward: log-likelihood }]'],
  ['seed-mixture', 'size=500', 'generations=800', 'chains=2', 'control=1', GAUSSIAN, 'policy={ kind: weighted, weight: { schedule: linear, from: 0.9, to: 0.1 }, synthetic: 0.5, realFrom: fixed }', 'decoding={ temperature: { schedule: step, from: 1, to: 0.9, at: 300 } }'],
  ['seed-mixture', 'size=500', 'generations=600', 'chains=2', 'control=1', GAUSSIAN, 'policy={ kind: mix, real: 0.5, synthetic: 0.5, realFrom: fresh }', 'selection=[{ kind: verify, keepRight: 0.95, keepWrong: 0.5, reward: log-likelihood, atLeast: -3 }, { kind: provenance, truePositiveRate: 0.3, falsePositiveRate: 0.05 }]'],
  // Most generations have no row, and are leapt over.
  ['seed-mixture', 'size=3000', 'generations=5000', 'record=200', 'chains=3', 'control=0', GAUSSIAN, 'policy={ kind: replace }'],
  // Members of two families, in a world that moves away from them.
  ['two-writers', 'size=300', 'heldOut=100', 'generations=300', 'chains=2', 'control=1', 'world={ kind: mixture, means: [{ schedule: linear, from: -2, to: 0 }, 2], stdDevs: [1, 1], weights: [0.5, 0.5] }', 'members=[{ family: gaussian, divisor: n }, { family: student-t, df: 5, tolerance: 0.001, maxIterations: 50 }]', 'policy={ kind: exchange, realFrom: fresh, matrix: [[0.1, 0.5, 0.4], [0.2, 0.3, 0.5]] }'],
  // Few generations have rows, and none may be lost that has none.
  ['agent', 'size=30', 'heldOut=50', 'generations=250', 'record=25', 'chains=2', 'control=1', 'policy={ kind: experience, answered: { schedule: linear, from: 1, to: 0.2 }, keep: all }'],
  ['seed-mixture', 'size=100', 'heldOut=50', 'generations=500', 'chains=2', 'control=1', `model={ family: command, command: [python3, "${example('gaussian_family.py')}"] }`],
  ['seed-mixture', 'size=500', 'generations=800', 'record=10', 'chains=2', 'control=1', 'model={ family: uniform, widen: 0.001 }', 'policy={ kind: accumulate-subsample }', 'selection=[{ kind: curate, of: 2, reward: { kind: near, place: 1, weight: 0.1 } }]', '--plugin', example('my-family.ts'), '--plugin', example('my-reward.ts')],
  ['moby-ngram', 'size=200', 'heldOut=50', 'generations=60', 'chains=2', 'control=1'],
  // Fits of seconds, which go on from their middle.
  ['moby-ngram', 'world.tokenizer=characters', 'size=60', 'heldOut=10', 'generations=3', 'chains=1', 'control=0', 'policy={ kind: replace }', 'model={ family: transformer, architecture: lean, vocabulary: seen, context: 32, width: 32, layers: 2, heads: 2, start: continue, train: { tokens: 400000 }, learningRate: 0.01, maxTokens: 40 }'],
  ['two-writers', 'size=150', 'heldOut=50', 'generations=40', 'chains=2', 'control=1', 'selection=[{ kind: dedupe }]'],
  ['two-writers', 'size=60', 'heldOut=50', 'generations=30', 'chains=2', 'control=0', 'policy={ kind: accumulate }'],
];

let [kills, damages] = [0, 0];
afterAll(() => { console.log(`${kills} kills and ${damages} damaged checkpoints, every resumed run equal to the uninterrupted one`); });

it.each(STUDIES.map((words, i) => [i, words] as const))('study %i is the same bytes after any number of kills', { timeout: 3_600_000 }, async (i, words) => {
  const cwd = workFolder();
  const began = performance.now();
  expect((await collapse(cwd, 'run', ...words, '--out', 'whole', '--workers', '1')).code).toBe(0);
  const milliseconds = performance.now() - began;
  const expected = [journals(join(cwd, 'whole')), samples(join(cwd, 'whole'))];
  const rng = streams(`torture ${KILLS}`).fork('study', i).rng();

  // All studies' shares together are what was asked for.
  const share = Math.floor(((i + 1) * KILLS) / STUDIES.length) - Math.floor((i * KILLS) / STUDIES.length);
  for (let own = 0, round = 0; own < share; round++) {
    const run = `run-${round}`;
    const attempts = 1 + rng.below(4);
    for (let attempt = 0; attempt < attempts; attempt++) {
      const workers = String(1 + rng.below(3));
      const { process: child, finished } = start(cwd, ...(attempt === 0 ? ['run', ...words, '--out', run] : ['resume', run]), '--workers', workers);
      // A stop leaves every chain that is under way with a checkpoint, a kill what there was a second before.
      const signal = rng.below(4) === 0 ? 'SIGINT' : 'SIGKILL';
      const ending = setTimeout(() => { child.kill(signal); }, rng.uniform() * milliseconds);
      const { code } = await finished;
      clearTimeout(ending);
      if (code === 0) break;
      // No code: killed, or stopped before it could listen.
      expect(signal === 'SIGINT' ? [130, null] : [null]).toContain(code);
      if (signal === 'SIGKILL') [own, kills] = [own + 1, kills + 1];
      // Killed before the folder was there: the next attempt is a first one.
      if (attempt === 0 && !started(cwd, run)) break;
      if (rng.below(2) === 0 && damageCheckpoint(join(cwd, run), rng)) damages++;
    }
    if (!started(cwd, run)) continue;
    expect((await collapse(cwd, 'resume', run)).code).toBe(0);
    expect([journals(join(cwd, run)), samples(join(cwd, run))]).toEqual(expected);
    // What is kept is final states, for more generations.
    const checkpoints = join(cwd, run, 'checkpoints');
    expect(existsSync(checkpoints) ? readdirSync(checkpoints) : ['finished']).toEqual(['finished']);
  }
});

/** Flips a byte of one of the run's checkpoint files, cuts it, or removes it; false where there is none. */
function damageCheckpoint(run: string, rng: Rng): boolean {
  const folder = join(run, 'checkpoints');
  if (!existsSync(folder)) return false;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort().map((name) => join(folder, name)).filter((path) => statSync(path).isFile());
  const path = files[rng.below(Math.max(1, files.length))];
  if (path === undefined) return false;
  const bytes = readFileSync(path);
  const at = rng.below(Math.max(1, bytes.length));
  const how = rng.below(3);
  if (how === 0) rmSync(path);
  else if (how === 1) truncateSync(path, at);
  else writeFileSync(path, bytes.map((byte, i) => (i === at ? byte ^ 1 : byte)));
  return true;
}

/** Whether the run has a folder to be resumed from. */
function started(cwd: string, run: string): boolean {
  return existsSync(join(cwd, run, 'manifest.json'));
}

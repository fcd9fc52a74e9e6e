import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '@collapse-lab/cluster/testing';
import { expect, it } from 'vitest';
import { start, workFolder, type Started } from './testing/collapse.ts';

// A fit of hours.
const LONG = [
  'moby-ngram',
  'world={kind: corpus, text: moby-dick, tokenizer: {kind: bytes}, documents: paragraphs, reuse: true}',
  'model={family: transformer, architecture: lean, vocabulary: 256, context: 32, width: 32, layers: 1, heads: 2, start: scratch, train: {tokens: 1000000000}, learningRate: 0.001, maxTokens: 50}',
  'size=100',
  'heldOut=10',
  'chains=1',
  'control=0',
  'measures=[sizes]',
];

async function inItsFit(cwd: string): Promise<Started> {
  const started = start(cwd, 'run', ...LONG, '--out', 'run', '--workers', '1');
  await until('the fit has left a checkpoint', () => existsSync(join(cwd, 'run/checkpoints/loop-00000/fit.bin')));
  return started;
}

it('Ctrl-C stops in the middle of a long fit, draws what there is and says how to go on', async () => {
  const cwd = workFolder();
  const { process, finished } = await inItsFit(cwd);
  process.kill('SIGINT');
  const { code, out, err } = await finished;
  expect(code).toBe(130);
  expect(err).toContain('stopping after the current generation, or where a long fit has got to; again to end at once');
  expect(out).toMatch(/Continue with: (npx )?collapse resume run/);
  expect(existsSync(join(cwd, 'run/report.html'))).toBe(true);
  expect(existsSync(join(cwd, 'run/checkpoints/loop-00000/fit.bin'))).toBe(true);
});

it('a second Ctrl-C ends it at once, by the signal, and says how to go on', async () => {
  const cwd = workFolder();
  const { process, finished } = await inItsFit(cwd);
  process.kill('SIGINT');
  await once(process.stderr!, 'data');
  process.kill('SIGINT');
  const { err } = await finished;
  expect(process.signalCode).toBe('SIGINT');
  expect(err).toMatch(/ended at once; what was saved is kept. Continue with: (npx )?collapse resume run\n/);
  expect(existsSync(join(cwd, 'run/report.html'))).toBe(false);
});

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { chromiumIsMissing, inPage } from './node/testing/chromium.ts';
import * as operators from './operators/all.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

const TOLD = /^mean squared error ([\d.]+) at first, ([\d.]+) after 500 steps\n?$/;
const missing = chromiumIsMissing();

/** That a thousandth of the first error is left. */
function expectLearned(told: string): void {
  const [, first, last] = TOLD.exec(told)!;
  expect(Number(last)).toBeLessThan(Number(first) / 1000);
}

it('the README trains a perceptron, which learns', () => {
  const example = readFileSync(`${root}examples/perceptron.ts`, 'utf8');
  expect(readme).toContain(example.slice(example.indexOf('import')));
  expectLearned(execFileSync(process.execPath, ['--import', 'tsx', '--conditions=@collapse-lab/source', 'examples/perceptron.ts'], { cwd: root, encoding: 'utf8' }));
});

it.skipIf(missing !== undefined && process.env['CI'] !== 'true')('the README serves a page where the same perceptron learns', async () => {
  const [, command, words] = /^npx (esbuild) (.*)$/m.exec(readme)!;
  // It serves as long as it is given something to read.
  const server = spawn(`node_modules/.bin/${command!}`, [...words!.split(' '), '--serve=127.0.0.1:0'], { cwd: root, stdio: ['pipe', 'ignore', 'pipe'] });
  try {
    let said = '';
    while (!/http\S+/.test(said)) said += String((await once(server.stderr, 'data'))[0]);
    const told = await inPage(/http\S+/.exec(said)![0], (page) => page.getByText('mean squared error').textContent());
    expectLearned(told!);
  } finally {
    server.kill();
  }
});

it('the README names every operator', () => {
  for (const name of Object.keys(operators)) expect(readme).toContain(`\`${name}\``);
});

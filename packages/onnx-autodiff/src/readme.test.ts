import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import * as operators from './operators/all.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

it('the README trains a perceptron, which learns', () => {
  const example = readFileSync(`${root}examples/perceptron.ts`, 'utf8');
  expect(readme).toContain(example.slice(example.indexOf('import')));
  const out = execFileSync(process.execPath, ['--import', 'tsx', '--conditions=@collapse-lab/source', 'examples/perceptron.ts'], { cwd: root, encoding: 'utf8' });
  const [, first, last] = /^mean squared error ([\d.]+) at first, ([\d.]+) after 500 steps\n$/.exec(out)!;
  expect(Number(last)).toBeLessThan(Number(first) / 1000);
});

it('the README names every operator', () => {
  for (const name of Object.keys(operators)) expect(readme).toContain(`\`${name}\``);
});

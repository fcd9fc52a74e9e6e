import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

it('the example of a study from a program runs as it stands, and its chains lose support', () => {
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  const out = execFileSync(process.execPath, ['--import', 'tsx', '--conditions=@collapse-lab/source', 'examples/run-study.ts'], { cwd: root, encoding: 'utf8' });
  const [, chains, support] = /^(\d) chains of 8, relative support at generation 100: ([\d. ]+)\n/.exec(out)!;
  expect(chains).toBe('8');
  // With divisor n and n = 100, log σ falls by about 1/n a generation, to −1 in mean after 99, with a standard deviation of √(99/(2n)) = 0.7.
  const values = support!.split(' ').map(Number);
  expect(values.length).toBe(8);
  expect(values[3]).toBeLessThan(1);
});

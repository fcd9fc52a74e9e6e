import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readFiles } from './read-files.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'checks-'));
  write('package.json', '{}');
  write('packages/numeric/package.json', '{ "name": "@collapse-lab/numeric" }');
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function main(): { status: number | null; stdout: string } {
  const project = fileURLToPath(new URL('..', import.meta.url));
  return spawnSync(process.execPath, ['--import', 'tsx', 'src/main.ts', root], { cwd: project, encoding: 'utf8' });
}

test('what is built, installed, hidden or a declaration is not read', () => {
  for (const folder of ['dist', 'bundle', 'node_modules/x', '.nx']) write(`packages/numeric/${folder}/a.ts`, '');
  write('runs/one/a.ts', '');
  write('packages/numeric/src/types.d.ts', '');
  write('packages/numeric/src/a.ts', '1;');
  write('packages/numeric/src/bundle/a.ts', '4;');
  write('packages/numeric/bin/run.js', '2;');
  write('packages/numeric/README.md', '3');
  expect(readFiles(root)).toEqual({
    'package.json': '{}',
    'packages/numeric/package.json': '{ "name": "@collapse-lab/numeric" }',
    'packages/numeric/src/a.ts': '1;',
    'packages/numeric/src/bundle/a.ts': '4;',
    'packages/numeric/bin/run.js': '2;',
  });
});

test('a violation is one line on stdout and exit code 1', () => {
  write('packages/numeric/src/a.ts', '\n  let a: any;');
  const { status, stdout } = main();
  expect(stdout).toBe('packages/numeric/src/a.ts:2:10  any  a type must be known, but is `any`; use a type parameter, or `unknown` and a check\n');
  expect(status).toBe(1);
});

test('a sound workspace is one summary line and exit code 0', () => {
  write('packages/numeric/src/a.ts', 'export {};');
  const { status, stdout } = main();
  expect(stdout).toMatch(/^\d+ rules hold: 1 projects, 1 files, 0 imports\n$/);
  expect(status).toBe(0);
});

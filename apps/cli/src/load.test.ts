import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const BUNDLE = fileURLToPath(new URL('../bundle/', import.meta.url));

/** What a process of its own prints that has the loader's functions at hand. */
function printed(code: string): string {
  return execFileSync(process.execPath, ['-e', `const { load, scriptOf, writeCaches } = require(${JSON.stringify(`${BUNDLE}load.js`)}); ${code}`], { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' } }).trim();
}

/** A folder with two scripts, one of which loads the other and a module from elsewhere. */
function twoScripts(): string {
  const folder = mkdtempSync(join(tmpdir(), 'load-'));
  writeFileSync(join(folder, 'one.js'), "const two = require('./two.js'); exports.answer = two.twice(21); exports.sep = __import('node:path').then(({ sep }) => sep);");
  writeFileSync(join(folder, 'two.js'), 'exports.twice = (x) => 2 * x;');
  return folder;
}

const ask = (folder: string): string => `const one = load(${JSON.stringify(join(folder, 'one.js'))}); one.sep.then((sep) => console.log(one.answer, sep.length));`;

test('scripts load each other and modules, with caches, without them, and with damaged ones', () => {
  const folder = twoScripts();
  const rejected = `console.log(scriptOf(${JSON.stringify(join(folder, 'two.js'))}).cachedDataRejected);`;
  expect(printed(ask(folder))).toBe('42 1');
  expect(printed(rejected)).toBe('undefined');
  printed(`${ask(folder)} process.on('exit', writeCaches);`);
  expect(readdirSync(folder)).toContain('two.js.cache');
  expect(printed(rejected)).toBe('false');
  expect(printed(ask(folder))).toBe('42 1');
  for (const name of ['one', 'two']) writeFileSync(join(folder, `${name}.js.cache`), 'damaged');
  expect(printed(rejected)).toBe('true');
  expect(printed(ask(folder))).toBe('42 1');
});

test('what the build has compiled serves the Node that built it', () => {
  const cached = readdirSync(BUNDLE).filter((name) => name.endsWith('.cache')).map((name) => name.slice(0, -'.cache'.length));
  expect(cached).toEqual(expect.arrayContaining(['start.js', 'worker.js']));
  expect(printed(`console.log(${JSON.stringify(cached)}.filter((name) => scriptOf(${JSON.stringify(BUNDLE)} + name).cachedDataRejected !== false).join(' '))`)).toBe('');
});

test('what is built is ASCII, as which it is read', () => {
  const scripts = readdirSync(BUNDLE).filter((name) => name.endsWith('.js') && name !== 'load.js');
  expect(scripts.length).toBeGreaterThan(2);
  for (const name of scripts) expect(readFileSync(join(BUNDLE, name), 'latin1'), name).not.toMatch(/[\u0080-\uffff]/);
});

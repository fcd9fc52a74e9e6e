import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as diversity from './index.ts';

const text = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

it.each(['lexical', 'sequences', 'distributions', 'continuous', 'embeddings'])('exports every file of %s', (folder) => {
  const index = text('./index.ts');
  const files = readdirSync(new URL(`./${folder}/`, import.meta.url)).filter((name) => !name.endsWith('.test.ts'));
  expect(files.filter((name) => !index.includes(`'./${folder}/${name}'`))).toEqual([]);
});

it('is told whole in the README', () => {
  const readme = text('../README.md');
  expect(Object.keys(diversity).filter((name) => !readme.includes(`\`${name}(`))).toEqual([]);
});

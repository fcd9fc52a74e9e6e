import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { embeddings } from './embeddings/kind.ts';
import { numbers } from './numbers/kind.ts';
import { text } from './text/kind.ts';

const here = (path: string): URL => new URL(path, import.meta.url);

describe.each(['text/whole', 'text/blocks', 'numbers/whole', 'numbers/blocks', 'numbers/joint', 'cloud/measures', 'embeddings/measures'])('the measures of %s', (folder) => {
  const files = readdirSync(here(`./${folder}/`)).filter((name) => name !== 'all.ts' && !name.endsWith('.test.ts'));

  it('are all listed, in order', () => {
    const listed = [...readFileSync(here(`./${folder}/all.ts`), 'utf8').matchAll(/from '\.\/(.*)'/g)].map(([, file]) => file);
    expect(listed).toEqual([...files].sort());
  });

  it('are called by their files', async () => {
    const all = Object.values((await import(here(`./${folder}/all.ts`).href)) as Record<string, { id: string }>);
    const kebab = (id: string): string => id.replace(/([a-z])([A-Z0-9])/g, '$1-$2').toLowerCase();
    expect(all.map(({ id }) => `${kebab(id)}.ts`).sort()).toEqual([...files].sort());
  });
});

it('says of every measure in a table of the README what it is', () => {
  const readme = readFileSync(here('../README.md'), 'utf8');
  const ids = [...text.measures([]), ...numbers.measures(['x']), ...numbers.measures(['x', 'y']).filter(({ id }) => !id.includes('(')), ...embeddings.measures([])].map(({ id }) => id);
  expect(ids.filter((id) => !readme.includes(`\`${id}\``))).toEqual([]);
});

import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { collapse, workFolder } from './testing/collapse.ts';

/** A small text in the place of Moby-Dick. */
const world = (tokenizer: string): string => `world={ kind: corpus, path: a.txt, tokenizer: ${tokenizer}, documents: lines, reuse: true }`;

// As examples/README.md says, with less of everything.
describe('the examples of chains that train nothing', () => {
  const cwd = workFolder();
  beforeAll(async () => {
    for (const name of ['teacher', 'continue', 'rewrite', 'infill']) cpSync(fileURLToPath(new URL(`../../../examples/pretrained/${name}.yaml`, import.meta.url)), join(cwd, `${name}.yaml`));
    writeFileSync(join(cwd, 'a.txt'), Array.from({ length: 60 }, (_, i) => `the whale ${i} and the ship that was not ${i % 7} whales, but one`).join('\n'));
    expect(await collapse(cwd, 'run', 'teacher.yaml', world('{ kind: bpe, vocabulary: 300 }'), 'model.train.tokens=20000', 'size=40', 'heldOut=5')).toMatchObject({ code: 0 });
    expect(await collapse(cwd, 'export', 'runs/teacher', '--generation', '1', '--to', 'teacher')).toMatchObject({ code: 0 });
  }, 120_000);

  it.each(['continue', 'rewrite', 'infill'])('run with a model that was trained and exported: %s', async (name) => {
    expect(await collapse(cwd, 'run', `${name}.yaml`, '--offline', world('{ kind: pretrained, model: teacher }'), 'size=4', 'heldOut=4', 'generations=2')).toMatchObject({ code: 0 });
    const [head, ...rows] = readFileSync(join(cwd, 'runs', `${name}-chain`, 'metrics.csv'), 'utf8').trimEnd().split('\n').map((line) => line.split(','));
    const column = (title: string): number[] => rows.map((row) => Number(row[head!.indexOf(title)]));
    expect(column('semanticDocuments')).toEqual([4, 4, 4]);
    for (const title of ['judgePerplexity', 'judgeBitsPerByte', 'semanticVendi']) for (const value of column(title)) expect(value).toBeGreaterThan(0);
  }, 60_000);
});

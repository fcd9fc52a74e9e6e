import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { collapse, workFolder } from './testing/collapse.ts';

const read = (cwd: string, name: string): string => readFileSync(join(cwd, name), 'utf8');
const embedded = (name: string): string => readFileSync(fileURLToPath(new URL(`../studies/${name}.yaml`, import.meta.url)), 'utf8');

describe('collapse new study', () => {
  it('writes an embedded study under another name, with its comments and a schema for editors', async () => {
    const cwd = workFolder();
    const { code, out } = await collapse(cwd, 'new', 'study', 'mine', '--from', 'moby-ngram');
    expect([code, out]).toEqual([0, expect.stringContaining('collapse run mine.yaml')]);
    expect(readdirSync(cwd).sort()).toEqual(['mine.yaml', 'study.schema.json']);
    expect(read(cwd, 'mine.yaml')).toBe(`# yaml-language-server: $schema=./study.schema.json\n${embedded('moby-ngram').replace('name: moby-ngram', 'name: mine')}`);
    expect(JSON.parse(read(cwd, 'study.schema.json'))).toEqual(JSON.parse((await collapse(cwd, 'catalog', '--json-schema')).out));
  });

  it('starts from the mixture, and runs as it is', async () => {
    const cwd = workFolder();
    expect((await collapse(cwd, 'new', 'study', 'first.yaml')).code).toBe(0);
    expect((await collapse(cwd, 'run', 'first.yaml', 'size=50', 'heldOut=50', 'generations=3', 'chains=1', 'control=0')).code).toBe(0);
    expect(read(cwd, 'runs/first/study.yaml')).toContain('\nname: first\n');
  });

  it('keeps a name a name, whatever YAML would make of it', async () => {
    const cwd = workFolder();
    expect((await collapse(cwd, 'new', 'study', '2024')).code).toBe(0);
    expect(read(cwd, '2024.yaml')).toContain('\nname: "2024"\n');
  });

  it('gives a plug-in’s members to the schema', async () => {
    const cwd = workFolder();
    const plugin = fileURLToPath(new URL('../../../examples/my-reward.ts', import.meta.url));
    expect((await collapse(cwd, 'new', 'study', 'mine', '--plugin', plugin)).code).toBe(0);
    expect(read(cwd, 'study.schema.json')).toContain('"const":"near"');
  });

  it.each([
    ['a name that is there', ['taken'], 'taken.yaml must be a new file, but it exists already; choose another name, or delete it'],
    ['a name that is a path', ['../mine'], 'name must be letters, digits, dots, hyphens and underscores, as it names the run folder, but got "../mine"; choose another'],
    ['an unknown study', ['mine', '--from', 'seed-mixtur'], 'but got "seed-mixtur"; did you mean "seed-mixture"?'],
    ['no name', [], "missing required argument 'name'"],
  ])('tells %s in one line with code 2, and writes nothing', async (_, words, told) => {
    const cwd = workFolder();
    writeFileSync(join(cwd, 'taken.yaml'), 'mine');
    const { code, out, err } = await collapse(cwd, 'new', 'study', ...words);
    expect([code, out, err.trimEnd().split('\n').length]).toEqual([2, '', 1]);
    expect(err).toContain(told);
    expect(readdirSync(cwd)).toEqual(['taken.yaml']);
    expect(read(cwd, 'taken.yaml')).toBe('mine');
  });
});

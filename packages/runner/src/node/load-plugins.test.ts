import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../errors.ts';
import { extendLab } from '../plugin.ts';
import { toyLab } from '../testing/toy-lab.ts';
import { loadPlugins, reloadPlugins } from './load-plugins.ts';

/** A folder with these files. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'plugins-'));
  write(folder, files);
  return folder;
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

const policy = (id: string): string => `
  import { again } from './parts/again.ts';
  import type { PluginLab } from '@collapse-lab/runner';
  export default (lab: PluginLab): void =>
    lab.definePolicy({ id: '${id}', summary: 'Real data for ever.', parameters: lab.z.strictObject({}), create: () => ({ remembers: [], compose: again }) });`;
const again = 'interface Loop { readonly real: unknown }\nexport const again = (loop: Loop): unknown => loop.real;';

describe('loading plug-ins', () => {
  it('takes TypeScript with relative imports, and JavaScript of both kinds, in the order named', async () => {
    const folder = folderWith({
      'a.ts': policy('a'),
      'parts/again.ts': again,
      'b.mjs': "export default (lab) => lab.definePolicy({ id: 'b', summary: '', parameters: lab.z.object({}), create: () => ({ remembers: [], compose: (loop) => loop.real }) });",
      'c.cjs': "const { sep } = require('node:path'); module.exports = (lab) => lab.definePolicy({ id: 'c' + sep.length, summary: '', parameters: lab.z.object({}), create: () => ({ remembers: [], compose: (loop) => loop.real }) });",
    });
    const loaded = await loadPlugins(['b.mjs', './a.ts', join(folder, 'c.cjs')], folder);
    expect(loaded.map(({ path }) => path)).toEqual(['b.mjs', 'a.ts', 'c.cjs'].map((name) => join(folder, name)));
    const { ids } = extendLab(toyLab, loaded).policies;
    expect(ids).toEqual([...toyLab.policies.ids, 'a', 'b', 'c1'].sort());
  });

  it('finds packages in folders above the plug-in, and files beside it', async () => {
    const folder = folderWith({
      'node_modules/names/package.json': '{ "name": "names", "type": "module", "exports": "./index.js" }',
      'node_modules/names/index.js': "export const name = 'from-package';",
      'mine/name.txt': 'from-file',
      'mine/plugin.ts': `
        import { readFileSync } from 'node:fs';
        import { name } from 'names';
        const beside = readFileSync(new URL('./name.txt', import.meta.url), 'utf8');
        export default (lab: any) => { for (const id of [name, beside]) lab.definePolicy({ id, summary: '', parameters: lab.z.object({}), create: () => ({}) }); };`,
    });
    const { ids } = extendLab(toyLab, await loadPlugins(['mine/plugin.ts'], folder)).policies;
    expect(ids).toEqual(expect.arrayContaining(['from-file', 'from-package']));
  });

  it('hashes what was loaded: the same wherever it lies, another when anything that is imported changes', async () => {
    const folder = folderWith({ 'a.ts': policy('a'), 'parts/again.ts': again });
    const hash = async (where: string): Promise<string> => (await loadPlugins(['a.ts'], where))[0]!.hash;
    const first = await hash(folder);
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(first).not.toBe(createHash('sha256').update('').digest('hex'));
    renameSync(folder, `${folder}-moved`);
    expect(await hash(`${folder}-moved`)).toBe(first);
    write(`${folder}-moved`, { 'parts/again.ts': again.replace('loop.real', 'loop.synthetic') });
    expect(await hash(`${folder}-moved`)).not.toBe(first);
  });

  it('again refuses what has changed since', async () => {
    const folder = folderWith({ 'a.ts': policy('a'), 'parts/again.ts': again });
    const refs = (await loadPlugins(['a.ts'], folder)).map(({ path, hash }) => ({ path, hash }));
    expect((await reloadPlugins(refs)).map(({ path, hash }) => ({ path, hash }))).toEqual(refs);
    write(folder, { 'parts/again.ts': again.replace('loop.real', 'loop.synthetic') });
    await expect(reloadPlugins(refs)).rejects.toThrow(`${join(folder, 'a.ts')}: plug-in must be as it was when the run started`);
  });

  it('keeps stack traces to the lines of the source', async () => {
    const folder = folderWith({ 'a.ts': 'interface Removed { readonly here: number }\n\nexport default (): void => {\n  const line: number = 5;\n  throw new Error(`line ${line}`);\n};' });
    const [loaded] = await loadPlugins(['a.ts'], folder);
    const thrown = (() => {
      try {
        loaded!.plugin(undefined as never);
      } catch (error) {
        return (error as Error).stack;
      }
      return undefined;
    })();
    expect(thrown).toContain(`${join(folder, 'a.ts')}:5:9`);
  });

  it('leaves no files behind', async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('collapse-plugin-'));
    await loadPlugins(['a.ts'], folderWith({ 'a.ts': policy('a'), 'parts/again.ts': again }));
    await expect(loadPlugins(['a.js'], folderWith({ 'a.js': "throw new Error('no');" }))).rejects.toThrow('no');
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('collapse-plugin-'))).toEqual(before);
  });

  it.each([
    ['a file that is not there', 'gone.ts', 'gone.ts: plug-in must be a TypeScript or JavaScript file, but there is no such file; check the path'],
    ['a syntax error, by file, line and column', 'syntax.ts', 'syntax.ts:2:11 plug-in must be TypeScript or JavaScript that can be bundled, but Unexpected "="'],
    ['an import of nothing, where it stands', 'lost.ts', 'lost.ts:1:19 plug-in must be TypeScript or JavaScript that can be bundled, but Could not resolve "./gone.ts"'],
    ['a file without a default export', 'named.ts', 'named.ts: plug-in must have a default export, but has none; write export default (lab) => { … }'],
    ['a file that throws, where it does', 'throws.ts', 'throws.ts:2:7 plug-in must load, but threw no luck; mend it'],
    ['a default export that is no function', 'object.ts', 'object.ts: default export must be a function of the laboratory, but got object; write export default (lab) => { … }'],
  ])('refuses %s', async (_, name, message) => {
    const folder = folderWith({
      'syntax.ts': 'const a = 1;\nconst b = = 2;\nexport default () => {};',
      'lost.ts': "import { a } from './gone.ts';\nexport default () => a;",
      'named.ts': 'export const plugin = () => {};',
      'throws.ts': "interface Gone {}\nthrow new Error('no luck');\nexport default () => {};",
      'object.ts': 'export default {};',
    });
    const mistake: unknown = await loadPlugins([name], folder).catch((error: unknown) => error);
    expect(mistake).toBeInstanceOf(UserError);
    expect((mistake as UserError).message).toBe(join(folder, message));
  });
});

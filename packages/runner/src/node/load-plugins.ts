// Plug-in files: bundled with what they import, hashed, and loaded. Nothing is loaded that was not named.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BuildFailure } from 'esbuild';
import { UserError } from '../errors.ts';
import type { NamedPlugin, Plugin } from '../plugin.ts';
import { pluginMistake } from '../plugin-mistake.ts';
import { sha256 } from './manifest.ts';
import type { PluginRef } from './run-place.ts';

/** A plug-in that can be called, and the bundle that it came from. */
export interface LoadedPlugin extends PluginRef, NamedPlugin {}

/** Loads plug-ins written in TypeScript or JavaScript; paths are relative to `base`. Throws UserError that starts with the place of the mistake. */
export async function loadPlugins(paths: readonly string[], base: string): Promise<LoadedPlugin[]> {
  const loaded: LoadedPlugin[] = [];
  for (const path of paths) loaded.push(await loadPlugin(resolve(base, path)));
  return loaded;
}

/** The plug-ins as they were when they were first loaded; throws UserError where one has changed since. */
export async function reloadPlugins(plugins: readonly PluginRef[]): Promise<LoadedPlugin[]> {
  const loaded = await loadPlugins(plugins.map(({ path }) => path), '/');
  loaded.forEach(({ path, hash }, i) => {
    if (hash !== plugins[i]!.hash) throw new UserError(`${path}: plug-in must be as it was when the run started, but it or what it imports has changed; undo the change or start another run`);
  });
  return loaded;
}

async function loadPlugin(path: string): Promise<LoadedPlugin> {
  if (!existsSync(path)) throw new UserError(`${path}: plug-in must be a TypeScript or JavaScript file, but there is no such file; check the path`);
  const bundle = await bundlePlugin(path);
  const plugin = await importDefault(path, bundle);
  if (plugin === undefined) throw new UserError(`${path}: plug-in must have a default export, but has none; write export default (lab) => { … }`);
  if (typeof plugin !== 'function') throw new UserError(`${path}: default export must be a function of the laboratory, but got ${typeof plugin}; write export default (lab) => { … }`);
  return { path, hash: sha256(bundle.code), plugin: plugin as Plugin };
}

interface Bundle {
  readonly code: string;
  readonly map: string;
}

async function bundlePlugin(path: string): Promise<Bundle> {
  // Loaded when it is needed, as few runs have plug-ins; buildSync leaves no process behind.
  const { buildSync } = await import('esbuild');
  const folder = dirname(path);
  try {
    const { outputFiles } = buildSync({
      absWorkingDir: folder,
      entryPoints: [path],
      outfile: join(folder, 'plugin.mjs'),
      write: false,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      sourcemap: 'external',
      sourceRoot: pathToFileURL(join(folder, '/')).href,
      define: { 'import.meta.url': '__pluginUrl' },
      // Where this module is a source, so are the workspace's packages.
      conditions: import.meta.url.endsWith('.ts') ? ['@collapse-lab/source'] : [],
      logLevel: 'silent',
    });
    const [map, code] = outputFiles;
    return { code: code!.text, map: map!.text };
  } catch (error) {
    throw isBuildFailure(error) ? new UserError(error.errors.map((each) => mistakeOf(each, path)).join('\n')) : error;
  }
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && Array.isArray((error as Partial<BuildFailure>).errors);
}

/** One line with its place, line and column counting from 1. */
function mistakeOf({ location, text }: BuildFailure['errors'][number], path: string): string {
  const place = location ? `${resolve(dirname(path), location.file)}:${location.line}:${location.column + 1}` : path;
  return `${place} plug-in must be TypeScript or JavaScript that can be bundled, but ${text.replaceAll('\n', ' ')}`;
}

/** The default export of a bundled module. It is imported from a file, which is removed at once, so that its stack traces are readable. */
async function importDefault(path: string, { code, map }: Bundle): Promise<unknown> {
  const url = JSON.stringify(pathToFileURL(path).href);
  // On the first line, so that the map's lines stay true. `require` serves CommonJS packages inside the bundle.
  const head = `import { createRequire as __createRequire } from 'node:module'; const __pluginUrl = ${url}, require = __createRequire(__pluginUrl); `;
  const tail = `\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(map).toString('base64')}\n`;
  const folder = mkdtempSync(join(tmpdir(), 'collapse-plugin-'));
  const file = join(folder, `${basename(path)}.mjs`);
  process.setSourceMapsEnabled(true);
  try {
    writeFileSync(file, head + code + tail);
    const module = (await import(pathToFileURL(file).href)) as { default?: unknown };
    return module.default;
  } catch (error) {
    throw pluginMistake(path, 'plug-in must load', error);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// Loads the bundle's scripts by what the build has compiled of them already: V8's code caches, which lie beside them. A cache that is
// missing, or that another version of Node has written, is passed over, and its script is compiled as any other.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

// Most commands are over before it pays to optimise what they run: the V8 of Node 20 waits sixteen times as long as it does by itself. Later
// ones have a compiler in between, and another rule. Set before anything is loaded, as a cache serves only where flags are as they were.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=1081344');

/** What surrounds a script: the five that Node gives each of them, and `import`, which those from a cache do not have of themselves. */
const PARAMETERS = 'exports, require, module, __filename, __dirname, __import';
type Wrapped = (exports: unknown, require: (name: string) => unknown, module: { exports: unknown }, filename: string, dirname: string, imported: (name: string) => Promise<unknown>) => void;

interface Loaded {
  readonly script: Script;
  readonly module: { exports: unknown };
}

/** The scripts of this thread. */
const loaded = new Map<string, Loaded>();

/** What the script at this path exports; it is run when it is first asked for. */
export function load(file: string): unknown {
  const known = loaded.get(file);
  if (known) return known.module.exports;
  const script = scriptOf(file);
  const module = { exports: {} as unknown };
  loaded.set(file, { script, module });
  const [folder, outside] = [dirname(file), createRequire(file)];
  const require = (name: string): unknown => (name.startsWith('./') ? load(join(folder, name)) : outside(name));
  (script.runInThisContext() as Wrapped)(module.exports, require, module, file, folder, (name) => import(name));
  return module.exports;
}

/** The script, out of its cache where that serves (`cachedDataRejected` is false then). */
export function scriptOf(file: string): Script {
  const cache = cacheOf(file);
  // What the build writes is ASCII.
  return new Script(`(function (${PARAMETERS}) { ${readFileSync(file, 'latin1')}\n})`, { filename: file, ...(existsSync(cache) && { cachedData: readFileSync(cache) }) });
}

/** Writes the caches of all scripts that this thread has loaded, with every function that has run so far. */
export function writeCaches(): void {
  for (const [file, { script }] of loaded) writeFileSync(cacheOf(file), script.createCachedData());
}

function cacheOf(file: string): string {
  return `${file}.cache`;
}

// Bundles the command and its worker from the workspace's sources, and compiles both. What comes from npm stays outside, but for packages
// of many modules, which take longer to find one by one than to run, and for those that worker threads need little of.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const INSIDE = /^(@stdlib\/(?!datasets-)|(commander|echarts|zrender|tslib|fzstd|hyparquet|hyparquet-compressors|hyparquet-writer|hysnappy|is-any-array|ml-array-rescale|ml-matrix|picocolors|seedrandom|yaml|zod)(\/|$))/;
const options = {
  absWorkingDir: here,
  outdir: 'bundle',
  bundle: true,
  platform: 'node',
  target: 'node20',
  write: false,
  sourcemap: 'inline',
  define: {
    // ECharts checks what it is given at every step unless it is told here that it need not.
    'process.env.NODE_ENV': '"production"',
    'import.meta.url': '__fileUrl',
  },
  conditions: ['@collapse-lab/source'],
  logLevel: 'warning',
  plugins: [
    {
      name: 'npm-stays-outside',
      setup({ onResolve }) {
        onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
          kind === 'entry-point' || /^(@collapse-lab\/|#)/.test(path) || INSIDE.test(path) ? undefined : { path, external: true },
        );
      },
    },
  ],
};

const script = { format: 'cjs', platform: 'node', target: 'node20', sourcemap: true };

/** Bundles an entry into scripts that load each other when they are needed, which esbuild does for modules alone. */
async function bundle(entry) {
  const { outputFiles } = await build({ ...options, entryPoints: [entry], splitting: true, format: 'esm' });
  for (const { path, text } of outputFiles) {
    const requiring = text.replaceAll(/\bimport\(("\.\/[^"]+")\)/g, 'Promise.resolve().then(() => require($1))').replaceAll(/\bimport\(/g, '__import(');
    const banner = 'const __fileUrl = require("node:url").pathToFileURL(__filename).href;';
    const { code, map } = await transform(requiring, { ...script, banner: text.includes('__fileUrl') ? banner : '' });
    writeFileSync(path, inAscii(code));
    writeFileSync(`${path}.map`, map);
  }
}

/** The same script in ASCII, as which it is read: esbuild leaves tagged templates as they are written. */
function inAscii(code) {
  return code.replaceAll(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function collapse(cwd, ...words) {
  return execFileSync(process.execPath, ['--import', `${here}compile.mjs`, `${here}bin/collapse.js`, ...words], { cwd, encoding: 'utf8', stdio: 'pipe' });
}

rmSync(`${here}bundle`, { recursive: true, force: true });
mkdirSync(`${here}bundle`);
writeFileSync(`${here}bundle/package.json`, '{ "type": "commonjs" }\n');
// Apart, as what they shared would make every worker thread load what only the command needs.
for (const entry of ['src/start.ts', 'src/worker.ts']) await bundle(entry);
await build({ ...options, ...script, entryPoints: ['src/load.ts'], write: true });

// What is run here is in the caches, and need not be compiled when users run it.
const folder = mkdtempSync(join(tmpdir(), 'collapse-build-'));
// The schema beside every study takes longer to make than to copy.
writeFileSync(`${here}bundle/study.schema.json`, `${JSON.stringify(JSON.parse(collapse(folder, 'catalog', '--json-schema')))}\n`);
for (const name of ['before', 'after']) writeFileSync(join(folder, `${name}.txt`), `a text\nand another one, ${name}\n`);
collapse(folder, 'measure', 'before.txt', 'after.txt');
collapse(folder, 'compare', '--workers', '1', 'generations=3', 'chains=1', 'control=1', 'floor=1', 'size=100');
rmSync(folder, { recursive: true });
// Studies and READMEs of the published systems are read by their place.
cpSync(fileURLToPath(new URL('../../packages/studies/src/systems/', import.meta.url)), `${here}bundle/systems/`, { recursive: true, filter: (path) => !path.endsWith('.ts') });

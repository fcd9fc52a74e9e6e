// Bundles the command and its worker from the workspace's sources; what comes from npm stays outside, but for packages of many modules,
// which take longer to find one by one than to run, and for those that worker threads need little of.
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

rmSync(new URL('./bundle', import.meta.url), { recursive: true, force: true });
const INSIDE = /^(@stdlib\/(?!datasets-)|(echarts|zrender|tslib|hyparquet|hyparquet-writer|is-any-array|ml-array-rescale|ml-matrix|seedrandom|zod)(\/|$))/;
const options = {
  absWorkingDir: fileURLToPath(new URL('.', import.meta.url)),
  outdir: 'bundle',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: true,
  // ECharts checks what it is given at every step unless it is told here that it need not.
  define: { 'process.env.NODE_ENV': '"production"' },
  conditions: ['@collapse-lab/source'],
  logLevel: 'warning',
  plugins: [
    {
      name: 'npm-stays-outside',
      setup({ onResolve }) {
        onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
          kind === 'entry-point' || path.startsWith('@collapse-lab/') || INSIDE.test(path) ? undefined : { path, external: true },
        );
      },
    },
  ],
};
// Apart, as what they shared would make every worker thread load what only the command needs.
for (const entry of ['src/start.ts', 'src/worker.ts']) await build({ ...options, entryPoints: [entry] });
// The schema beside every study takes longer to make than to copy.
const schema = execFileSync(process.execPath, ['bin/collapse.js', 'catalog', '--json-schema'], { cwd: options.absWorkingDir, encoding: 'utf8' });
writeFileSync(new URL('./bundle/study.schema.json', import.meta.url), `${JSON.stringify(JSON.parse(schema))}\n`);

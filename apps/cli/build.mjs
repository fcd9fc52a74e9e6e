// Bundles the command and its worker from the workspace's sources; what comes from npm stays outside, but for packages of hundreds of small
// modules, which take longer to find one by one than to run.
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

rmSync(new URL('./bundle', import.meta.url), { recursive: true, force: true });
const SCATTERED = /^(@stdlib\/(?!datasets-)|(echarts|zrender|tslib|hyparquet|hyparquet-writer)(\/|$))/;
const options = {
  absWorkingDir: fileURLToPath(new URL('.', import.meta.url)),
  outdir: 'bundle',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: true,
  conditions: ['@collapse-lab/source'],
  logLevel: 'warning',
  plugins: [
    {
      name: 'npm-stays-outside',
      setup({ onResolve }) {
        onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
          kind === 'entry-point' || path.startsWith('@collapse-lab/') || SCATTERED.test(path) ? undefined : { path, external: true },
        );
      },
    },
  ],
};
// Apart, as what they shared would make every worker thread load what only the command needs.
for (const entry of ['src/start.ts', 'src/worker.ts']) await build({ ...options, entryPoints: [entry] });

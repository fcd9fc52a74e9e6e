// Headless Chromium, for tests of what runs in browsers.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { context } from 'esbuild';
import { chromium, type Page } from 'playwright-core';

/** Where Debian's package puts it. */
const EXECUTABLE = '/usr/bin/chromium';
const LOOPBACK = '127.0.0.1';

/** Why there is no Chromium here, where there is none. */
export function chromiumIsMissing(): string | undefined {
  return existsSync(EXECUTABLE) ? undefined : `${EXECUTABLE} is not there`;
}

/** What is read of the page at an address. Throws what the page throws. */
export async function inPage<T>(address: string, read: (page: Page) => Promise<T>): Promise<T> {
  const browser = await chromium.launch({ executablePath: EXECUTABLE });
  try {
    const page = await browser.newPage();
    const broken = new Promise<never>((_resolve, reject) => page.on('pageerror', reject));
    await page.goto(address);
    return await Promise.race([read(page), broken]);
  } finally {
    await browser.close();
  }
}

/** What the function of this name in a module returns for these arguments in a Web Worker: both as JSON says them. */
export async function callInChromium(module: URL, name: string, ...given: readonly unknown[]): Promise<unknown> {
  const file = fileURLToPath(module);
  const bundle = await context({
    stdin: { contents: workerOf(file, name), resolveDir: dirname(file), sourcefile: 'worker.js' },
    entryPoints: [createRequire(import.meta.url).resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm')],
    loader: { '.wasm': 'copy' },
    entryNames: '[name]',
    bundle: true,
    format: 'esm',
    conditions: ['@collapse-lab/source'],
    outdir: '.',
    write: false,
    logLevel: 'silent',
  });
  try {
    const { port } = await bundle.serve({ host: LOOPBACK, port: 0 });
    return await inPage(`http://${LOOPBACK}:${port}/`, (page) => page.evaluate(askWorker(given)));
  } finally {
    await bundle.dispose();
  }
}

function workerOf(file: string, name: string): string {
  return `
import { ${name} } from ${JSON.stringify(file)};
onmessage = async ({ data }) => {
  try {
    postMessage({ value: await ${name}(...data) });
  } catch (error) {
    postMessage({ error: String(error?.stack ?? error) });
  }
};
`;
}

function askWorker(given: readonly unknown[]): string {
  return `new Promise((resolve, reject) => {
    const worker = new Worker('stdin.js', { type: 'module' });
    worker.onmessage = ({ data: { value, error } }) => error === undefined ? resolve(value) : reject(new Error(error));
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(${JSON.stringify(given)});
  })`;
}

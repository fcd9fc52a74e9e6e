// Where worker threads start: the built module, or a stand-in that loads the source when the command runs from source.

export function workerEntry(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? '../dev/worker.mjs' : '../bin/worker.js', import.meta.url);
}

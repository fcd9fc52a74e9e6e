// The built command in a process of its own, as its users run it.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The command's file. */
export const COLLAPSE = fileURLToPath(new URL('../../../apps/cli/bin/collapse.js', import.meta.url));

interface CollapseOptions {
  /** For Node. */
  readonly options?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the command to its end; throws where it fails. */
export function collapse(words: readonly string[], { options = '', env = {} }: CollapseOptions = {}): { readonly stderr: string } {
  const { status, stderr } = spawnSync(process.execPath, [COLLAPSE, ...words], { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: options, ...env } });
  if (status !== 0) throw new Error(`collapse ${words.join(' ')} ended with ${status}: ${stderr}`);
  return { stderr };
}

/** What a process used at most of a resource, which it says itself at its end; its worker threads say the same of it. */
export function collapseUsing(resource: string, words: readonly string[]): number {
  const say = `process.on('exit', () => console.error('used', ${resource}))`;
  const { stderr } = collapse(words, { options: `--import data:text/javascript,${encodeURIComponent(say)}` });
  return Math.max(...[...stderr.matchAll(/^used (\d+)/gm)].map(([, used]) => Number(used)));
}

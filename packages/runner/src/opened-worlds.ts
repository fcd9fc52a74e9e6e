// Worlds that are open: they answer requests from their streams alone, so studies of one process share those that are the same.
import type { Host, World } from './contracts.ts';

interface Opened {
  readonly world: Promise<unknown>;
  /** What the world has read, as it was then, and what it has listed. */
  readonly read: ReadonlyMap<string, string>;
  readonly listed: ReadonlyMap<string, string>;
}

const opened = new WeakMap<object, Map<string, Opened>>();
const MOST_OPEN = 8;

/**
 * The world that `open` gives for this key, kept for the catalogue it is from as long as the files are as they were that it has read;
 * the least recently made is let go.
 */
export async function openedOnce<D>(catalogue: object, key: string, host: Host, open: (host: Host) => Promise<World<D>>): Promise<World<D>> {
  const kept = opened.get(catalogue) ?? new Map<string, Opened>();
  opened.set(catalogue, kept);
  const known = kept.get(key);
  // The catalogue is of one domain and the key names a world of it, so what is kept under it is a World of the same data.
  if (known && (await isAsItWas(known, host))) return known.world as Promise<World<D>>;
  const [read, listed] = [new Map<string, string>(), new Map<string, string>()];
  const world = open(noting(host, read, listed));
  kept.delete(key);
  kept.set(key, { world, read, listed });
  // A failure is not kept: the next attempt may find what was missing.
  world.catch(() => { if (kept.get(key)?.world === world) kept.delete(key); });
  if (kept.size > MOST_OPEN) kept.delete(kept.keys().next().value!);
  return world;
}

async function isAsItWas({ read, listed }: Opened, host: Host): Promise<boolean> {
  for (const [pattern, files] of listed) if ((await namesOf(host, pattern)) !== files) return false;
  return [...read].every(([path, stamp]) => host.stamp?.(path) === stamp);
}

/** The files of a pattern as one string; none where it cannot be listed, which is for the opening to say. */
function namesOf(host: Host, pattern: string): Promise<string> {
  return host.list(pattern).then((files) => files.join('\n'), () => '');
}

/** The host, with the stamp of every file that is read, taken before it is, and the files of every pattern. */
function noting(host: Host, read: Map<string, string>, listed: Map<string, string>): Host {
  const note = (path: string): void => {
    const stamp = host.stamp?.(path);
    if (stamp !== undefined) read.set(path, stamp);
  };
  return {
    ...host,
    readText: (path) => { note(path); return host.readText(path); },
    readBytes: (path) => { note(path); return host.readBytes(path); },
    async list(pattern) {
      const files = await host.list(pattern);
      listed.set(pattern, files.join('\n'));
      return files;
    },
  };
}

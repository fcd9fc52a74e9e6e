// A machine whose only files are those it is given, for tests.
import type { Host } from '../contracts.ts';

/** Files by name, texts in UTF-8; any other file is refused. */
export function memoryHost(files: Readonly<Record<string, string | Uint8Array>> = {}): Host {
  const read = (path: string): Promise<string | Uint8Array> => {
    const content = files[path];
    return content === undefined ? Promise.reject(new Error(`there must be no need of ${path}`)) : Promise.resolve(content);
  };
  /** `*` is any part of a name, `**` any folders. */
  const matcher = (pattern: string): RegExp => new RegExp(`^${pattern.replace(/[.+^${}()|[\]\\?]/g, '\\$&').replace(/\*\*\/|\*/g, (stars) => (stars === '*' ? '[^/]*' : '(.*/)?'))}$`);
  return {
    base: '/',
    list: async (pattern) => (pattern.includes('*') ? Object.keys(files).filter((path) => matcher(pattern).test(path)).sort() : [pattern]),
    readText: async (path) => {
      const content = await read(path);
      return typeof content === 'string' ? content : new TextDecoder().decode(content);
    },
    readBytes: async (path) => {
      const content = await read(path);
      return typeof content === 'string' ? new TextEncoder().encode(content) : content;
    },
  };
}

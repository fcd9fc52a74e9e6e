// The texts of a system's folder, from source, from a build, or from beside a bundle.
import { existsSync, readFileSync } from 'node:fs';

const FOLDER = [new URL('../systems/', import.meta.url), new URL('./systems/', import.meta.url)].find((folder) => existsSync(folder))!;

/** `study.yaml` or `README.md` of a system. */
export function systemText(id: string, file: 'study.yaml' | 'README.md'): string {
  return readFileSync(new URL(`${id}/${file}`, FOLDER), 'utf8');
}

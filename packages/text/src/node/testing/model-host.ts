// A machine that has a model.
import { basename, dirname } from 'node:path';
import type { Host, ModelFiles } from '@collapse-lab/runner';
import { memoryHost } from '@collapse-lab/runner/testing';
import { written } from './written.ts';

/** A machine with these files in a folder `name`, which stand on the disk as well, where transformers.js reads them. */
export function hostWith(files: ModelFiles): { readonly host: Host; readonly name: string } {
  const folder = written(files);
  const name = basename(folder);
  return { name, host: { ...memoryHost(Object.fromEntries(Object.entries(files).map(([path, content]) => [`${name}/${path}`, content]))), base: dirname(folder) } };
}

// The schema of studies without plug-ins as the build has written it; from source there is none, and it is made anew.
import { existsSync, readFileSync } from 'node:fs';

/** What `schemaText` gives of the program's laboratory, or undefined where nothing was built. */
export function builtSchema(): string | undefined {
  const file = new URL('./study.schema.json', import.meta.url);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

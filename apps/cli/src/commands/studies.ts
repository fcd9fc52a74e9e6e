// collapse studies: what can be run without writing a file.
import type { Study } from '@collapse-lab/runner';
import { embeddedStudies, findStudies } from '../studies.ts';
import { titleBeforeCell } from '../together.ts';

export async function studies({ json = false }: { readonly json?: boolean }): Promise<void> {
  const names = embeddedStudies();
  if (json) {
    const all = [];
    for (const name of names) all.push({ name, studies: (await findStudies(name, [])).studies });
    process.stdout.write(`${JSON.stringify(all, null, 2)}\n`);
    return;
  }
  const width = Math.max(...names.map((name) => name.length));
  for (const name of names) process.stdout.write(`${name.padEnd(width)}  ${titleOf((await findStudies(name, [])).studies)}\n`);
}

/** What a study file is called: a sweep by what its studies have in common. */
function titleOf(found: readonly Study[]): string {
  const [first] = found as [Study];
  const common = titleBeforeCell(first);
  return common === undefined ? first.title : `${common} (${found.length} studies)`;
}

// collapse studies: what can be run without writing a file.
import { embeddedStudies, findStudies } from '../studies.ts';

export async function studies({ json = false }: { readonly json?: boolean }): Promise<void> {
  const names = embeddedStudies();
  if (json) {
    const all = [];
    for (const name of names) all.push({ name, studies: (await findStudies(name, [])).studies });
    process.stdout.write(`${JSON.stringify(all, null, 2)}\n`);
    return;
  }
  const width = Math.max(...names.map((name) => name.length));
  for (const name of names) process.stdout.write(`${name.padEnd(width)}  ${(await findStudies(name, [])).studies[0]!.title}\n`);
}

// collapse studies: what can be run without writing a file.
import { embeddedStudies, findStudies } from '../studies.ts';

export async function studies(): Promise<void> {
  const names = embeddedStudies();
  const width = Math.max(...names.map((name) => name.length));
  for (const name of names) process.stdout.write(`${name.padEnd(width)}  ${(await findStudies(name, [])).studies[0]!.title}\n`);
}

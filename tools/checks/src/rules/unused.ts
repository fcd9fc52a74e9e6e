// No dependency without a use: each one is downloaded, audited and upgraded by somebody.
import { atWords, type Finding } from '../finding.ts';
import { packageOf, type Workspace } from '../workspace.ts';

const sections = ['dependencies', 'devDependencies', 'peerDependencies'] as const;

/** Declared dependencies that no file of the project imports and no script of it runs; `@types/*` are used by the compiler. */
export function* unused({ projects, sources }: Workspace): Generator<Finding> {
  for (const project of projects) {
    const { path, text, value } = project.manifest;
    const used = new Set(Object.values(value.scripts ?? {}).flatMap((script) => script.split(/\s+/)));
    for (const source of sources) {
      if (source.project === project) for (const { specifier } of source.imports) used.add(packageOf(specifier));
    }
    for (const section of sections) {
      for (const name of Object.keys(value[section] ?? {})) {
        if (used.has(name) || name.startsWith('@types/')) continue;
        const message = `a dependency must be imported, but no file of ${project.folder} imports ${name}; remove it`;
        yield atWords(path, text, [`"${section}"`, `"${name}"`], message);
      }
    }
  }
}

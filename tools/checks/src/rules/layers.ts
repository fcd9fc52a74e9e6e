// Imports go down the house: each package imports only what its row in house.ts allows.
import { atFile, atNode, type Finding } from '../finding.ts';
import { arrows } from '../house.ts';
import { isRelative, packageOf, relativeTarget, type Project, type Workspace } from '../workspace.ts';

/** Imports against the arrows, paths that leave their project, and packages without a row. Tests obey too: they are built with the rest. */
export function* layers({ projects, sources }: Workspace): Generator<Finding> {
  for (const { room, id, manifest } of projects) {
    if (room !== 'packages' || arrows[id]) continue;
    yield atFile(manifest.path, `a package must have a row in tools/checks/src/house.ts, but ${id} has none; add it below all that it imports`);
  }
  const byName = new Map(projects.map((project) => [project.manifest.value.name, project]));
  for (const source of sources) {
    const from = source.project;
    for (const { specifier, node } of source.imports) {
      if (isRelative(specifier)) {
        if (relativeTarget(source, specifier).startsWith(`${from.folder}/`)) continue;
        yield atNode(source, node, `a relative import must stay in ${from.folder}, but ${specifier} leaves it; import the package by its name`);
        continue;
      }
      const to = byName.get(packageOf(specifier));
      const broken = to && to !== from && brokenArrow(from, to);
      if (broken) yield atNode(source, node, broken);
    }
  }
}

function brokenArrow(from: Project, to: Project): string | undefined {
  if (to.room !== 'packages') return `nothing may import apps or tools, but this imports ${to.folder}; move what both need into a package`;
  if (from.room !== 'packages') return undefined;
  const allowed = arrows[from.id];
  if (!allowed || allowed.includes(to.id)) return undefined;
  const choices = allowed.length === 0 ? 'no other package' : `only ${allowed.join(', ')}`;
  return `${from.id} must import ${choices}, but imports ${to.id}; move what both need to a lower layer`;
}

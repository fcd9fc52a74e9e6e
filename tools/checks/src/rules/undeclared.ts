// Every package says itself what it needs: an import that only works because a neighbour installed it breaks elsewhere.
import { isBuiltin } from 'node:module';
import { atNode, type Finding } from '../finding.ts';
import { isDevelopment, isRelative, packageOf, type Manifest, type Source, type Workspace } from '../workspace.ts';

/** Bare imports that the project's own package.json does not declare, among its dependencies or, by a `#name`, its imports; tests and configuration may also use development dependencies, the root's included. */
export function* undeclared({ manifest: root, sources }: Workspace): Generator<Finding> {
  for (const source of sources) {
    const declared = declaredFor(source, root.value);
    for (const { specifier, node } of source.imports) {
      if (isRelative(specifier) || isBuiltin(specifier)) continue;
      const name = packageOf(specifier);
      if (declared.has(name) || source.project.manifest.value.imports?.[specifier]) continue;
      const { path, value } = source.project.manifest;
      const where = value.devDependencies?.[name] === undefined ? 'is not declared' : 'is a development dependency';
      yield atNode(source, node, `${name} must be among the dependencies in ${path}, but ${where}; declare it there`);
    }
  }
}

function declaredFor(source: Source, root: Manifest): Set<string> {
  const own = source.project.manifest.value;
  const shipped = { ...own.dependencies, ...own.peerDependencies };
  const all = isDevelopment(source) ? { ...shipped, ...own.devDependencies, ...root.devDependencies } : shipped;
  return new Set([own.name ?? '', ...Object.keys(all)]);
}

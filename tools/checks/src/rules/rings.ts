// No import rings: files are read, tested and understood one after another, so there must be an order.
import { atNode, type Finding } from '../finding.ts';
import { targetOf, type Source, type Workspace } from '../workspace.ts';

/** One finding for each import that closes a ring; imports of types count, a file's import of itself does not. */
export function rings(workspace: Workspace): Finding[] {
  const byPath = new Map(workspace.sources.map((source) => [source.path, source]));
  const findings: Finding[] = [];
  const done = new Set<Source>();
  // The way from the file where the search began to the file it is in: an import back into it closes a ring.
  const way: Source[] = [];
  const visit = (source: Source): void => {
    way.push(source);
    for (const imported of source.imports) {
      const next = byPath.get(targetOf(workspace, source, imported) ?? '');
      if (!next || next === source || done.has(next)) continue;
      const start = way.indexOf(next);
      if (start < 0) visit(next);
      else findings.push(atNode(source, imported.node, message([...way.slice(start), next])));
    }
    way.pop();
    done.add(source);
  };
  for (const source of workspace.sources) if (!done.has(source)) visit(source);
  return findings;
}

function message(ring: readonly Source[]): string {
  return `imports must not form a ring, but ${ring.map(({ path }) => path).join(' → ')}; move what both need into a third file`;
}

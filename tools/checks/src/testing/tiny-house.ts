// Workspaces of a few lines, held in memory, to try rules on.
import { line } from '../check.ts';
import { rules } from '../rules/registry.ts';
import { parseWorkspace, type Files, type Workspace } from '../workspace.ts';

/** A workspace of `files` in which the root and every project have a manifest; `packages/gmm` is called `@collapse-lab/gmm`. */
export function tinyHouse(files: Files): Workspace {
  const manifests: Record<string, string> = { 'package.json': '{}' };
  for (const path of Object.keys(files)) {
    const [room, id, ...rest] = path.split('/');
    if (rest.length === 0) continue;
    const source = { '@collapse-lab/source': './src/index.ts' };
    manifests[`${room}/${id}/package.json`] = JSON.stringify({ name: `@collapse-lab/${id}`, exports: { '.': source } });
  }
  return parseWorkspace({ ...manifests, ...files });
}

/** What the rule called `name` prints about `files`. */
export function violations(name: string, files: Files): string[] {
  const [, rule] = rules.find(([known]) => known === name)!;
  return Array.from(rule(tinyHouse(files)), (finding) => line({ ...finding, rule: name }));
}

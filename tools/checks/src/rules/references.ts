// TypeScript's project references say the same as the manifests, so that `tsc -b` builds in the right order and builds everything.
import { posix } from 'node:path';
import { atWords, type Finding } from '../finding.ts';
import type { Json, Project, TsConfig, Workspace } from '../workspace.ts';

/** References that differ from the declared workspace dependencies, and projects that the root tsconfig.json leaves out. */
export function* references({ projects, tsconfig: root }: Workspace): Generator<Finding> {
  for (const project of projects) {
    if (!project.tsconfig) continue;
    const needed = workspaceDependencies(project, projects);
    yield* differences(project.tsconfig, project.folder, needed, `the workspace dependencies in ${project.manifest.path}`);
  }
  if (root) yield* differences(root, '', projects.filter(({ tsconfig }) => tsconfig), 'the projects');
}

function workspaceDependencies({ manifest: { value } }: Project, projects: readonly Project[]): Project[] {
  const declared = { ...value.dependencies, ...value.devDependencies, ...value.peerDependencies };
  return projects.filter(({ manifest }) => declared[manifest.value.name ?? ''] !== undefined);
}

function* differences({ path, text, value }: Json<TsConfig>, folder: string, needed: readonly Project[], what: string): Generator<Finding> {
  const referenced = new Map((value.references ?? []).map((entry) => [posix.join(folder, entry.path), entry.path]));
  for (const project of needed) {
    if (referenced.has(project.folder)) continue;
    const way = `add { "path": "${posix.relative(folder, project.folder)}" }`;
    yield atWords(path, text, ['"references"'], `references must be ${what}, but ${project.folder} is missing; ${way}`);
  }
  for (const [target, written] of referenced) {
    if (needed.some((project) => project.folder === target)) continue;
    yield atWords(path, text, ['"references"', `"${written}"`], `references must be ${what}, but ${target} is not among them; remove it or declare it`);
  }
}

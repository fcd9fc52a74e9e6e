// A catalogue folder lists itself: one line in all.ts for each member file, in order, so that a forgotten member cannot exist.
import { posix } from 'node:path';
import ts from 'typescript';
import { atFile, atNode, type Finding } from '../finding.ts';
import { isTest, type Source, type Workspace } from '../workspace.ts';

/** In folders with all.ts and registry.ts: unlisted files, listed files that are missing, other statements, repeated lines, wrong order. */
export function* catalogue({ sources }: Workspace): Generator<Finding> {
  for (const all of sources) {
    if (posix.basename(all.path) !== 'all.ts') continue;
    const folder = posix.dirname(all.path);
    const registry = `${folder}/registry.ts`;
    const files = sources.filter(({ path }) => posix.dirname(path) === folder);
    if (!files.some(({ path }) => path === registry)) continue;
    yield* compareWithList(all, files.filter((file) => file !== all && file.path !== registry && !isTest(file)));
  }
}

function* compareWithList(all: Source, members: readonly Source[]): Generator<Finding> {
  const missing = new Map(members.map((member) => [posix.basename(member.path), member]));
  const listed = new Set<string>();
  let last = '';
  for (const statement of all.ast.statements) {
    const name = listedFile(statement);
    if (name === undefined) {
      yield atNode(all, statement, "all.ts must hold only lines `export … from './member.ts';`, but this is none; move it to registry.ts");
      continue;
    }
    const id = name.replace(/\.[^.]*$/, '');
    if (listed.has(name)) yield atNode(all, statement, `all.ts must list a file once, but ${name} comes again; make it one line`);
    else if (!missing.delete(name)) yield atNode(all, statement, `a listed file must be a member in this folder, but ${name} is not; remove the line`);
    else if (id < last) yield atNode(all, statement, `all.ts must be sorted by file name, but ${id} follows ${last}; move the line up`);
    listed.add(name);
    last = id;
  }
  for (const [name, member] of missing) {
    yield atFile(member.path, `a member must be listed in ${all.path}, but ${name} is not; add \`export { … } from './${name}';\`, or move it to a sub-folder`);
  }
}

/** `x.ts` of `export … from './x.ts'`. */
function listedFile(statement: ts.Statement): string | undefined {
  if (!ts.isExportDeclaration(statement) || !statement.moduleSpecifier) return undefined;
  return /^'\.\/([^/]+)'$/.exec(statement.moduleSpecifier.getText())?.[1];
}

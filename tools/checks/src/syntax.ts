// Source text as a flat list of syntax nodes, and the modules it names.
import ts from 'typescript';

/** One mention of a module: static, dynamic or type-only import, re-export, `require`, `import.meta.resolve`. */
export interface Import {
  readonly specifier: string;
  /** The string literal that names the module. */
  readonly node: ts.Node;
}

/** Parses one file; every node knows its parent. */
export function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
}

/** All nodes below `root` in the order of the text; comments, documentation and punctuation are not among them. */
export function nodesBelow(root: ts.Node): ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(root, visit);
  return nodes;
}

/** The modules that `nodes` name with a literal, in the order of the text. */
export function importsAmong(nodes: readonly ts.Node[]): Import[] {
  const imports: Import[] = [];
  for (const node of nodes) {
    const named = moduleNamedBy(node);
    if (named && ts.isStringLiteralLike(named)) imports.push({ specifier: named.text, node: named });
  }
  return imports;
}

function moduleNamedBy(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isExternalModuleReference(node)) return node.expression;
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
  if (ts.isCallExpression(node) && loadsModule(node.expression)) return node.arguments[0];
  return undefined;
}

/** `import(…)`, `require(…)`, `require.resolve(…)` and `import.meta.resolve(…)`. */
function loadsModule(callee: ts.Expression): boolean {
  const isRequire = (node: ts.Node): boolean => ts.isIdentifier(node) && node.text === 'require';
  if (callee.kind === ts.SyntaxKind.ImportKeyword || isRequire(callee)) return true;
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== 'resolve') return false;
  return ts.isMetaProperty(callee.expression) || isRequire(callee.expression);
}

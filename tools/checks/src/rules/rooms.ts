// Node has its own rooms: everything else runs in a browser as it is.
import { isBuiltin } from 'node:module';
import ts from 'typescript';
import { atNode, type Finding } from '../finding.ts';
import { nodePackages } from '../house.ts';
import { isDevelopment, targetOf, type Source, type Workspace } from '../workspace.ts';

const nodeGlobals = new Set(['process', 'Buffer', '__dirname', '__filename', 'global', 'require', 'setImmediate', 'clearImmediate']);
const WAY_OUT = "move this to the package's src/node, or take what it does as a parameter";

/** Node's modules and globals, and files of `src/node`, used outside the rooms of Node. */
export function* rooms(workspace: Workspace): Generator<Finding> {
  for (const source of workspace.sources) {
    if (mayUseNode(source)) continue;
    for (const imported of source.imports) {
      const target = targetOf(workspace, source, imported);
      if (!isBuiltin(imported.specifier) && !(target && inNodeFolder(target))) continue;
      yield atNode(source, imported.node, `code outside src/node must run in a browser, but imports ${imported.specifier}; ${WAY_OUT}`);
    }
    for (const node of usesOfNode(source)) {
      yield atNode(source, node, `code outside src/node must run in a browser, but uses ${node.getText(source.ast)}; ${WAY_OUT}`);
    }
  }
}

function mayUseNode(source: Source): boolean {
  const { room, id } = source.project;
  return room !== 'packages' || nodePackages.includes(id) || isDevelopment(source) || inNodeFolder(source.path);
}

function inNodeFolder(path: string): boolean {
  return /^packages\/[^/]+\/src\/node\//.test(path);
}

/** Uses of Node's globals. A name that the file binds anywhere is taken for its own everywhere. */
function usesOfNode({ nodes }: Source): ts.Node[] {
  const bound = new Set<string>();
  const uses: ts.Identifier[] = [];
  const locations: ts.Node[] = [];
  for (const node of nodes) {
    if (ts.isPropertyAccessExpression(node) && ts.isMetaProperty(node.expression) && /^(dir|file)name$/.test(node.name.text)) locations.push(node);
    if (!ts.isIdentifier(node) || !nodeGlobals.has(node.text)) continue;
    const role = roleOf(node);
    if (role === 'use') uses.push(node);
    if (role === 'binding') bound.add(node.text);
  }
  return [...uses.filter(({ text }) => !bound.has(text)), ...locations];
}

/** Whether an identifier is a use of a variable, binds one, or names a member of something. */
function roleOf(node: ts.Identifier): 'use' | 'binding' | 'member' {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return parent.expression.getText() === 'globalThis' ? 'use' : 'member';
  if (ts.isQualifiedName(parent) && parent.right === node) return 'member';
  const { name, propertyName } = parent as ts.Node & { readonly name?: ts.Node; readonly propertyName?: ts.Node };
  if (propertyName === node) return 'member';
  if (name !== node || ts.isShorthandPropertyAssignment(parent)) return 'use';
  return ts.isClassElement(parent) || ts.isTypeElement(parent) || ts.isObjectLiteralElement(parent) ? 'member' : 'binding';
}

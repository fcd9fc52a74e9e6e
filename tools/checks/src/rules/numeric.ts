// Numbers that are the same everywhere: no ambient randomness, and no power function, whose last bits differ between engines.
import ts from 'typescript';
import { atNode, type Finding } from '../finding.ts';
import { isTest, type Source, type Workspace } from '../workspace.ts';

const POWER = 'write the product, or Math.exp(y * Math.log(x))';
const RANDOM = 'take a named stream from the caller';

/** `Math.random`, `Math.pow`, `**` and `**=` in the sources of packages, tests aside. */
export function* numeric({ sources }: Workspace): Generator<Finding> {
  for (const source of sources) {
    if (source.project.room !== 'packages' || !source.within.startsWith('src/') || isTest(source)) continue;
    for (const node of source.nodes) yield* findingsAt(source, node);
  }
}

function* findingsAt(source: Source, node: ts.Node): Generator<Finding> {
  if (ts.isBinaryExpression(node)) {
    const operator = node.operatorToken.getText(source.ast);
    if (operator !== '**' && operator !== '**=') return;
    yield atNode(source, node.operatorToken, `a power must be the same on every engine, but \`${operator}\` is not; ${POWER}`);
    return;
  }
  for (const name of membersOfMath(node)) {
    if (name === 'pow') yield atNode(source, node, `a power must be the same on every engine, but Math.pow is not; ${POWER}`);
    if (name === 'random') yield atNode(source, node, `randomness must be passed in, but Math.random is ambient; ${RANDOM}`);
  }
}

/** The members of Math that `node` takes: `Math.pow`, `Math['pow']`, `const { pow } = Math`. */
function membersOfMath(node: ts.Node): string[] {
  const isMath = (value: ts.Node | undefined): boolean => value !== undefined && ts.isIdentifier(value) && value.text === 'Math';
  if (ts.isPropertyAccessExpression(node) && isMath(node.expression)) return [node.name.text];
  if (ts.isElementAccessExpression(node) && isMath(node.expression)) {
    return ts.isStringLiteralLike(node.argumentExpression) ? [node.argumentExpression.text] : [];
  }
  if (ts.isVariableDeclaration(node) && isMath(node.initializer) && ts.isObjectBindingPattern(node.name)) {
    return node.name.elements.map(({ propertyName, name }) => (propertyName ?? name).getText());
  }
  return [];
}

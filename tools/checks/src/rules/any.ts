// No `any`: what is not known yet is `unknown` until it has been looked at.
import ts from 'typescript';
import { atNode, type Finding } from '../finding.ts';
import type { Workspace } from '../workspace.ts';

/** The keyword type `any`, wherever a type may stand. */
export function* any({ sources }: Workspace): Generator<Finding> {
  for (const source of sources) {
    for (const node of source.nodes) {
      if (node.kind !== ts.SyntaxKind.AnyKeyword) continue;
      yield atNode(source, node, 'a type must be known, but is `any`; use a type parameter, or `unknown` and a check');
    }
  }
}

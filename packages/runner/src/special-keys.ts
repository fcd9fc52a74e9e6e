// Keys that mean something else to JavaScript than to the author of a study.
import { isScalar, visit, type Node } from 'yaml';
import { UserError } from './errors.ts';

const SPECIAL: ReadonlySet<unknown> = new Set(['__proto__', 'constructor', 'prototype']);

/** Throws UserError, with the place of the key, where a path or a key in what stands there is none that a study can have. */
export function refuseSpecial(contents: Node, placeOf: (key: Node) => string, path: readonly unknown[] = []): void {
  const refuse = (key: unknown, node: Node): void => {
    if (SPECIAL.has(key)) throw new UserError(`${placeOf(node)} key must be one of a study, but got "${String(key)}"; choose another name`);
  };
  for (const key of path) refuse(key, contents);
  visit(contents, {
    Pair(_, { key }) {
      if (isScalar(key)) refuse(key.value, key);
    },
  });
}

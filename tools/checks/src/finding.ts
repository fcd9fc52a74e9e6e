// What a rule reports: a place and one sentence.
import type ts from 'typescript';
import type { Source } from './workspace.ts';

/** A place (line and column count from 1) and what is wrong there: "… must be …, but …; way out". */
export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** A finding at a syntax node. */
export function atNode(source: Source, node: ts.Node, message: string): Finding {
  const { line, character } = source.ast.getLineAndCharacterOfPosition(node.getStart(source.ast));
  return { file: source.path, line: line + 1, column: character + 1, message };
}

/** A finding at the first of `words` that follow one another in `text`; at the start of the file when they do not. */
export function atWords(file: string, text: string, words: readonly string[], message: string): Finding {
  let offset = 0;
  for (const word of words) offset = offset < 0 ? offset : text.indexOf(word, offset);
  const before = text.slice(0, Math.max(0, offset)).split('\n');
  return { file, line: before.length, column: before.at(-1)!.length + 1, message };
}

/** A finding about a file as a whole. */
export function atFile(file: string, message: string): Finding {
  return { file, line: 1, column: 1, message };
}

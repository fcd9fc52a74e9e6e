// All rules over one workspace.
import type { Finding } from './finding.ts';
import { rules } from './rules/registry.ts';
import type { Workspace } from './workspace.ts';

/** A finding and the rule that made it. */
export interface Violation extends Finding {
  readonly rule: string;
}

/** What every rule has to say, sorted by place. */
export function check(workspace: Workspace): Violation[] {
  const violations = rules.flatMap(([rule, find]) => Array.from(find(workspace), (finding) => ({ ...finding, rule })));
  return violations.sort((a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.rule, b.rule));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** One line: place, rule, sentence. */
export function line({ file, line: row, column, rule, message }: Violation): string {
  return `${file}:${row}:${column}  ${rule}  ${message}`;
}

/** One line about a workspace that keeps every rule. */
export function summary({ projects, sources }: Workspace): string {
  const imports = sources.reduce((sum, source) => sum + source.imports.length, 0);
  return `${rules.length} rules hold: ${projects.length} projects, ${sources.length} files, ${imports} imports`;
}

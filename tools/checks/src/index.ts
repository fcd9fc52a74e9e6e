export { check, line, summary, type Violation } from './check.ts';
export type { Finding } from './finding.ts';
export { readFiles } from './read-files.ts';
export { rules, type Rule } from './rules/registry.ts';
export { parseWorkspace, type Files, type Workspace } from './workspace.ts';

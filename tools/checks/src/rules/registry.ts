// The rules by name; a rule is one file here and one line in all.ts, and its name is its file's name.
import type { Finding } from '../finding.ts';
import type { Workspace } from '../workspace.ts';
import * as all from './all.ts';

/** A pure function from the workspace to what breaks one rule. */
export type Rule = (workspace: Workspace) => Iterable<Finding>;

/** Every rule with its name, sorted by name. */
export const rules: readonly (readonly [name: string, rule: Rule])[] = Object.entries(all);

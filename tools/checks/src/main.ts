// `npm run check`: prints one line per violation and exits 1, or one summary line and exits 0.
import { fileURLToPath } from 'node:url';
import { check, line, summary } from './check.ts';
import { readFiles } from './read-files.ts';
import { parseWorkspace } from './workspace.ts';

const root = process.argv[2] ?? fileURLToPath(new URL('../../..', import.meta.url));
const workspace = parseWorkspace(readFiles(root));
const violations = check(workspace);
console.log(violations.length === 0 ? summary(workspace) : violations.map(line).join('\n'));
process.exitCode = violations.length === 0 ? 0 : 1;

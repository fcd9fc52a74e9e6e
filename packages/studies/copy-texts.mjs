// After the compiler: the studies and READMEs of the systems, which code reads by their place, beside what was compiled of them.
import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [source, target] = ['./src/systems/', './dist/systems/'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
cpSync(source, target, { recursive: true, filter: (path) => !path.endsWith('.ts') });

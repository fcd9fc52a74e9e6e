#!/usr/bin/env node
// Starts the built command; `npm run build` makes it.
import { existsSync } from 'node:fs';

const built = new URL('../bundle/start.js', import.meta.url);
if (existsSync(built)) {
  await import(built.href);
} else {
  process.stderr.write('collapse is not built yet; run: npm run build\n');
  process.exitCode = 2;
}

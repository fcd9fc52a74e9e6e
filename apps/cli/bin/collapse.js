#!/usr/bin/env node
// Starts the built command; `npm run build` makes it.
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const bundle = join(__dirname, '..', 'bundle');
if (existsSync(join(bundle, 'start.js'))) {
  require(join(bundle, 'load.js')).load(join(bundle, 'start.js'));
} else {
  process.stderr.write('collapse is not built yet; run: npm run build\n');
  process.exitCode = 2;
}

#!/usr/bin/env node
// Starts the built command; `npm run build` makes it.
// Most commands are over before it pays to optimise what they run: V8 waits eight times as long as it does by itself.
require('node:v8').setFlagsFromString('--interrupt-budget=1081344');

const { existsSync } = require('node:fs');
const { join } = require('node:path');

const bundle = join(__dirname, '..', 'bundle');
if (existsSync(join(bundle, 'start.js'))) {
  require(join(bundle, 'load.js')).load(join(bundle, 'start.js'));
} else {
  process.stderr.write('collapse is not built yet; run: npm run build\n');
  process.exitCode = 2;
}

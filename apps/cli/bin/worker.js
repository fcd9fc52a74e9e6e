// Where the worker threads of the built command start.
const { join } = require('node:path');

const bundle = join(__dirname, '..', 'bundle');
require(join(bundle, 'load.js')).load(join(bundle, 'worker.js'));

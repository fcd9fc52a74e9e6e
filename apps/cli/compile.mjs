// Loaded before the command while it is built: at the end of every thread, keeps what V8 has compiled of the bundle.
import { createRequire } from 'node:module';

const { writeCaches } = createRequire(import.meta.url)('./bundle/load.js');
process.on('exit', writeCaches);

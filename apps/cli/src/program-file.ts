// The file that starts the built command, for whoever starts it elsewhere.
import { fileURLToPath } from 'node:url';

export function programFile(): string {
  return fileURLToPath(new URL('../bin/collapse.js', import.meta.url));
}

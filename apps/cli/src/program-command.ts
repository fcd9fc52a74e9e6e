// How this program is started elsewhere: by the same Node, from the built command.
import { fileURLToPath } from 'node:url';

export function programCommand(): string[] {
  return [process.execPath, fileURLToPath(new URL('../bin/collapse.js', import.meta.url))];
}

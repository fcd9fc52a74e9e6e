// Small files: one that does not fit a reader's head is two files.
import { atFile, type Finding } from '../finding.ts';
import { isTest, type Workspace } from '../workspace.ts';

const MOST_LINES = 300;

/** Files of more than 300 lines; tests and data (`*.generated.ts`) may be longer. */
export function* sizes({ sources }: Workspace): Generator<Finding> {
  for (const source of sources) {
    if (isTest(source) || /\.generated\.[jt]s$/.test(source.path)) continue;
    const lines = source.text.replace(/\n$/, '').split('\n').length;
    if (lines <= MOST_LINES) continue;
    yield atFile(source.path, `a file must have at most ${MOST_LINES} lines, but has ${lines}; move one of its ideas into a file of its own`);
  }
}

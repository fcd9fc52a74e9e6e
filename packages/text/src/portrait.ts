// A generation shown to people: its first documents, one line each.
import { documentCount, type Documents } from '@collapse-lab/numeric';
import type { Portrait, World } from '@collapse-lab/runner';

const SHOWN_DOCUMENTS = 8;
const SHOWN_TOKENS = 120;

/** The first 8 documents of `sample`, a line each, cut after 120 tokens. */
export function portray({ world, sample }: { world: World<Documents>; sample: Documents }): Portrait {
  const lines: string[] = [];
  for (let i = 0; i < Math.min(SHOWN_DOCUMENTS, documentCount(sample)); i++) {
    const start = sample.starts[i]!;
    const length = sample.starts[i + 1]! - start;
    const shown = sample.tokens.subarray(start, start + Math.min(length, SHOWN_TOKENS));
    // Character tokens may include line ends.
    const line = world.show({ tokens: shown, starts: Uint32Array.of(0, shown.length) }, 0).replace(/\s+/gu, ' ');
    lines.push(length === 0 ? '(empty)' : length > SHOWN_TOKENS ? `${line} …` : line);
  }
  return { text: lines.join('\n') };
}

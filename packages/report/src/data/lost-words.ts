// Which words of the real sample are gone, as the first chain of the loop tells it, beside the control's.
import type { Losses, RunRecord } from '@collapse-lab/runner';

/** What became of the real words by the last generation that is kept to be read. */
export interface LostWords extends Losses {
  readonly generation: number;
  /** What the tokenizer makes, in the plural. */
  readonly called: 'words' | 'tokens';
  /** The same of the control's first chain, where nothing is handed on and a word is only missing from a sample. */
  readonly control?: Losses & { readonly generation: number };
}

/** The file in a run's folder that names all of them. */
export const LOST_WORDS_FILE = 'samples/loop/lost-words.csv';

/** Undefined where no generation after the first was kept with its losses, as of runs of anything but text. */
export function lostWords(run: RunRecord): LostWords | undefined {
  const [loop, control] = [lastLosses(run, 'loop'), lastLosses(run, 'control')];
  if (!loop) return undefined;
  const { tokenizer = 'words' } = run.facts;
  return { ...loop, called: tokenizer === 'words' ? 'words' : 'tokens', ...(control && { control }) };
}

function lastLosses({ portraits }: RunRecord, arm: 'loop' | 'control'): (Losses & { generation: number }) | undefined {
  const last = portraits.findLast((portrait) => portrait.arm === arm && portrait.generation > 0 && portrait.lost !== undefined);
  return last && { ...last.lost!, generation: last.generation };
}

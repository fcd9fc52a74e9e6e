// The same real beginnings continued in some generations: really, by the first model, by the fifth, by the last.
import type { PortraitRecord, RunRecord } from '@collapse-lab/runner';

/** One beginning, and what follows it by generation; 0 is how it really goes on. */
export interface ContinuedPrompt {
  readonly prompt: string;
  readonly generations: readonly { readonly generation: number; readonly text: string }[];
}

/** Generations that are compared, besides the last. */
const COMPARED: readonly number[] = [0, 1, 5];

/** What the loop's first chain makes of the prompts, or why it makes nothing of them; undefined where nothing is known of any. */
export function continuedPrompts({ portraits }: RunRecord): readonly ContinuedPrompt[] | { readonly absent: string } | undefined {
  const loop = portraits.filter(({ arm, continued }) => arm === 'loop' && continued !== undefined);
  const last = loop.at(-1);
  if (!last || last.generation === 0) return undefined;
  const reason = loop.find(({ generation, continued }) => generation > 0 && continued && 'absent' in continued)?.continued;
  if (reason && 'absent' in reason) return reason;
  const shown = loop.filter(({ generation }) => COMPARED.includes(generation) || generation === last.generation);
  return listOf(last).map(({ prompt }, i) => ({
    prompt,
    generations: shown.flatMap((portrait) => {
      const each = listOf(portrait)[i];
      return each ? [{ generation: portrait.generation, text: each.text }] : [];
    }),
  }));
}

function listOf({ continued }: PortraitRecord): readonly { readonly prompt: string; readonly text: string }[] {
  return continued && !('absent' in continued) ? continued : [];
}

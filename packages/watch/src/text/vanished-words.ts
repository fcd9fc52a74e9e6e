// Words of the reference that a group never used, by how common they were in the reference.
import type { VanishedBand } from '../contracts.ts';
import { BANDS } from './whole-text.ts';
import type { WordCounter } from './word-counter.ts';

const WORDS_SHOWN = 12;

/**
 * Head, torso and tail of the reference's words by its counts, as in `survivingTypes`: how many are missing from the group, how many
 * would be by chance (Σ e^−expected, were its words drawn independently by the reference's frequencies: real text repeats itself, so
 * somewhat more are missing by chance), and those that were most expected.
 */
export function vanishedWords(reference: WordCounter, group: WordCounter): VanishedBand[] {
  const said = group.types();
  const sorted = [...reference.types()].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const counted = sorted.reduce((sum, [, count]) => sum + count, 0);
  const names = ['head', 'torso', 'tail'] as const;
  const bands = names.map((band) => ({ band, types: 0, vanished: 0, byChance: 0, words: [] as VanishedBand['words'][number][] }));
  let before = 0;
  let place = 0;
  sorted.forEach(([word, count], i) => {
    // Words of equal count stay together, in the band of the first of them.
    if (i > 0 && count < sorted[i - 1]![1]) while (place < 2 && before >= (place === 0 ? BANDS.head : BANDS.torso) * counted) place++;
    before += count;
    const band = bands[place]!;
    const expected = (count / reference.total) * group.total;
    band.types++;
    band.byChance += Math.exp(-expected);
    if (said.has(word)) return;
    band.vanished++;
    if (band.words.length < WORDS_SHOWN) band.words.push({ word, perMillion: (1e6 * count) / reference.total, expected });
  });
  return bands;
}

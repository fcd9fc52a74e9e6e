// Row 7e, second half: the words and the pairs of words that a novel's bigram model still knows.
import { encodeText, texts, tokenCounts, words } from '@collapse-lab/text';
import { uniqBounds } from '@collapse-lab/theory';
import { withinAbsolute, type Expectation } from '../../expectation.ts';
import { column, meanOf } from '../../observe.ts';
import { oneGenerationOff, type PublishedSystem } from '../../system.ts';

export const corpusBigramsSystem: PublishedSystem = {
  id: 'corpus-bigrams',
  rows: ['7e'],
  claim: 'a bigram model loses its bigrams and its words by the survival sequence g_k',
  source: 'Suresh et al. 2024, corollary 1 [R]',
  cost: 'M',
  quick: ['chains=2'],
  async expect([run]): Promise<Expectation[]> {
    const { documents } = encodeText(await texts.get('moby-dick').create({}).read(), words.create({}), 'chapters');
    const { tokens } = documents;
    const n = run!.study.size * (run!.study.model['maxTokens'] as number);
    const counts = { words: tokenCounts(documents), bigrams: bigramCounts(tokens) };
    // The fit of generation t counts what t − 1 resamplings left of the novel.
    const left = (of: Float64Array | Uint32Array) => {
      const probabilities = Float64Array.from(of, (count) => count / tokens.length);
      return (t: number): number => {
        if (t <= 1) return 1;
        const { lower } = uniqBounds({ n, probabilities, k: t - 1 });
        return lower.kind === 'limit' ? lower.value / of.length : 0;
      };
    };
    const share = (name: string, types: number) => meanOf(run!, (values, t) => column(name)(values, t) / types);
    return [
      // The formula is for independent draws. Words follow words: the list has .888, .659, .527 for another corpus beside .890, .659, .523 of independent ones.
      { what: 'share of the words in the training text', points: share('vocabularySize', counts.words.length), predicted: left(counts.words), checkedAt: [2, 6, 11], tolerance: withinAbsolute(0.01, 'words are not drawn independently') },
      { what: 'share of the bigrams in the training text', points: share('ngrams', counts.bigrams.length), predicted: left(counts.bigrams), checkedAt: [2, 6, 11], tolerance: withinAbsolute(0.01, 'bigrams are not drawn independently') },
    ];
  },
  mustBreak: [{ what: 'everything kept', overrides: ['policy.kind=accumulate'] }, oneGenerationOff],
};

/** How often every pair of neighbours occurs. */
function bigramCounts(tokens: Uint32Array): Uint32Array {
  const counts = new Map<number, number>();
  for (let i = 1; i < tokens.length; i++) {
    const pair = tokens[i - 1]! * 0x4000000 + tokens[i]!;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return Uint32Array.from(counts.values());
}

// Row 7e: the words of a novel that its unigram model still knows.
import { encodeText, texts, tokenCounts, words } from '@collapse-lab/text';
import { sureshG, uniqBounds } from '@collapse-lab/theory';
import { withinAbsolute, type Expectation } from '../../expectation.ts';
import { column, meanOf, type Observe } from '../../observe.ts';
import { oneGenerationOff, type PublishedSystem } from '../../system.ts';

export const corpusVocabularySystem: PublishedSystem = {
  id: 'corpus-vocabulary',
  rows: ['7e'],
  claim: 'a language model of a corpus loses its words by the survival sequence g_k',
  source: 'Suresh et al. 2024, corollary 1 [R]',
  cost: 'M',
  quick: ['chains=2'],
  async expect([run]): Promise<Expectation[]> {
    const novel = encodeText(await texts.get('moby-dick').create({}).read(), words.create({}), 'paragraphs');
    const counts = tokenCounts(novel.documents);
    const tokens = novel.documents.tokens.length;
    const probabilities = Float64Array.from(counts, (count) => count / tokens);
    const n = run!.study.size * (run!.study.model['maxTokens'] as number);
    // The novel is the truth here, which the first fit has learned whole: what model t draws is sample t.
    const types = (t: number): number => {
      const { lower } = uniqBounds({ n, probabilities, k: t });
      return lower.kind === 'limit' ? lower.value : 0;
    };
    const share: Observe = (values, t) => column('types')(values, t) / counts.length;
    return [
      {
        what: 'share of the vocabulary in the sample',
        points: meanOf(run!, share),
        predicted: (t) => types(t) / counts.length,
        checkedAt: [1, 5, 10],
        // .006 as the list has it for a corpus of 20,000 words; ten held-out paragraphs are in the prediction but not in the sample.
        tolerance: withinAbsolute(0.006, 'the lower bound for the value, and ten paragraphs held out'),
      },
      {
        what: 'share of the words that the novel has once',
        points: meanOf(run!, column('survivingFrom1')),
        // The novel has each once in as many tokens as are drawn.
        predicted: (t) => sureshG(t + 1),
        checkedAt: [1, 5, 10],
        // The novel has 7,810 of them, of whose share four chains know .0027.
        tolerance: withinAbsolute(0.01, 'as many tokens drawn as learned from, but for ten paragraphs'),
      },
    ];
  },
  mustBreak: [{ what: 'everything kept', overrides: ['policy.kind=accumulate'] }, oneGenerationOff],
};

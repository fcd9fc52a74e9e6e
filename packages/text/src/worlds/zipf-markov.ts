// A random Markov source with continuations drawn by Zipf's law: text without end, an exact likelihood and a known entropy rate.
import { streams, type Documents } from '@collapse-lab/numeric';
import { defineEntry, streamOf, type World, type WorldSource } from '@collapse-lab/runner';
import { z } from 'zod';
import { entropyOf } from '../laws/entropy-of.ts';
import { drawFromSource, entropyPerUnit, entropyRate, randomMarkovSource } from '../laws/markov-source.ts';
import { scoreUnderSource } from '../laws/score-source.ts';

const parameters = z
  .strictObject({
    vocabulary: z.int().min(2).max(100_000).describe('types; a type is shown as w and its rank by frequency before chance moves it'),
    exponent: z.number().min(0).max(5).describe("s of Zipf's law: the type of rank r comes r to the power −s as often as the first"),
    successors: z.int().min(1).max(256).describe('likely continuations of each type, drawn by that law, with shares uniform on the simplex'),
    restart: z.number().min(0.001).max(1).describe('chance that a token is drawn by that law whatever came before; 1 makes tokens independent'),
    tokens: z.number().min(1).max(100_000).describe('tokens per document: their mean where there are ends, else their number'),
    ends: z.boolean().describe('whether a document ends by chance, after each token with chance 1/tokens (true), or has that many tokens and no end to predict (false)'),
    source: z.int().min(0).describe('which of the random sources of these parameters: the same number is the same law, whatever the seed'),
  })
  .check(({ value, issues }) => {
    if (value.ends || Number.isInteger(value.tokens)) return;
    issues.push({ code: 'custom', input: value, path: ['tokens'], message: `must be a whole number without ends, but got ${value.tokens}` });
  });

type Parameters = z.output<typeof parameters>;

/** `zipf-markov`: independent documents of a stationary Markov chain of first order. */
export const zipfMarkov = defineEntry({
  id: 'zipf-markov',
  summary: "Documents of a random Markov source with continuations drawn by Zipf's law, whose likelihood and entropy rate are known.",
  offers: ['score'],
  parameters,
  create: (chosen): WorldSource<Documents> => ({ open: () => openSource(chosen) }),
});

function openSource(chosen: Parameters): World<Documents> {
  const { vocabulary, exponent, successors, restart, tokens, ends, source: number } = chosen;
  const source = randomMarkovSource(chosen, streams('zipf-markov').fork('source', number).rng());
  return {
    draw: ({ count, ...request }, own) => drawFromSource(source, chosen, count, streamOf(request, own).rng()),
    score: (items) => scoreUnderSource(source, chosen, items),
    show: (items, index) => Array.from(items.tokens.subarray(items.starts[index]!, items.starts[index + 1]!), (token) => `w${token + 1}`).join(' '),
    facts: {
      law: `Markov source ${number}: ${successors} successors a type, restart ${restart}, Zipf exponent ${exponent}; documents of ${tokens} tokens${ends ? ' on average' : ''}`,
      types: vocabulary,
      entropyRateNats: entropyRate(source),
      stationaryEntropyNats: entropyOf(source.stationary),
      entropyNats: entropyPerUnit(source, chosen),
    },
  };
}

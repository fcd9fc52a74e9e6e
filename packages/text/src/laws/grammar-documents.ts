// Documents of a grammar with topics: written from left to right, and scored as they are read, with a stack of what is still to come.
import { Categorical, type Documents, type Rng } from '@collapse-lab/numeric';
import type { Scores } from '@collapse-lab/runner';
import { drawDocuments } from './draw-documents.ts';
import { scoreUnits, type DocumentReader } from './score-units.ts';
import { wordOf, type Phrase, type Rule, type TopicGrammar, type WordClass } from './topic-grammar.ts';

type Stack = (WordClass | Phrase)[];

/** `count` documents, each of one topic. */
export function drawFromGrammar(grammar: TopicGrammar, count: number, rng: Rng): Documents {
  const topic = new Categorical(grammar.topics);
  const words = new Map((Object.keys(grammar.lexicon) as WordClass[]).map((name) => [name, new Categorical(grammar.lexicon[name].shares)]));
  return drawDocuments(count, rng, (own, push) => {
    const about = topic.draw(own);
    const stack: Stack = ['Document'];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      if (isPhrase(grammar, next)) {
        expand(stack, ruleAt(grammar.rules[next], own.uniform()));
      } else {
        const { first, shares } = grammar.lexicon[next];
        push(first + (next === 'noun' ? about * shares.length : 0) + words.get(next)!.draw(own));
      }
    }
  });
}

/** ln p of every token given those before, and of the end; from the first token that the grammar cannot have there on, −∞. */
export function scoreUnderGrammar(grammar: TopicGrammar, items: Documents): Scores {
  return scoreUnits(items, true, () => readerOf(grammar));
}

function readerOf(grammar: TopicGrammar): DocumentReader {
  const stack: Stack = ['Document'];
  let about: number | undefined;
  /** ln p of the rules that lead from what is on the stack to a word of this class, which is taken off, or to the end. */
  const derive = (wanted: WordClass | undefined): number => {
    let logChance = 0;
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      if (!isPhrase(grammar, next)) return next === wanted ? logChance : -Infinity;
      const rules = grammar.rules[next];
      const rule = rules.find(({ first }) => first === wanted) ?? rules.find(({ first }) => first === undefined);
      if (!rule) return -Infinity;
      logChance += Math.log(rule.chance);
      expand(stack, rule);
    }
    return wanted === undefined ? logChance : -Infinity;
  };
  return {
    token(token) {
      const word = wordOf(grammar, token);
      if (!word) return -Infinity;
      let logLikelihood = derive(word.class) + Math.log(grammar.lexicon[word.class].shares[word.rank]!);
      if (word.class !== 'noun') return logLikelihood;
      // The first noun tells the topic.
      if (about === undefined) logLikelihood += Math.log(grammar.topics[word.topic]!);
      else if (about !== word.topic) return -Infinity;
      about = word.topic;
      return logLikelihood;
    },
    end: () => derive(undefined),
  };
}

/** Per document: the topic that most of its nouns are of, the first of those with as many; the commonest topic for one without nouns. */
export function topicsOf(grammar: TopicGrammar, { tokens, starts }: Documents): Uint16Array {
  const { first, shares } = grammar.lexicon.noun;
  return Uint16Array.from({ length: starts.length - 1 }, (_, i) => {
    const nouns = new Float64Array(grammar.topics.length);
    for (const token of tokens.subarray(starts[i]!, starts[i + 1]!)) if (token >= first && token < grammar.types) nouns[Math.floor((token - first) / shares.length)]!++;
    const counts = nouns.some((count) => count > 0) ? nouns : grammar.topics;
    return counts.indexOf(counts.reduce((most, each) => Math.max(most, each)));
  });
}

function isPhrase({ rules }: TopicGrammar, symbol: WordClass | Phrase): symbol is Phrase {
  return symbol in rules;
}

function expand(stack: Stack, { symbols }: Rule): void {
  for (let i = symbols.length - 1; i >= 0; i--) stack.push(symbols[i]!);
}

/** The rule at the place `at`, in [0, 1), along their chances. */
function ruleAt(rules: readonly Rule[], at: number): Rule {
  let i = 0;
  for (let left = at - rules[0]!.chance; left >= 0 && i + 1 < rules.length; left -= rules[i]!.chance) i++;
  return rules[i]!;
}

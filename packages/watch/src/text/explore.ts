// What can be read of a text group beside its numbers: clusters, vanished words, phrases that took over.
import { nearDuplicateClusters } from '@collapse-lab/diversity';
import { Vocabulary, words } from '@collapse-lab/text';
import type { Cluster, Passages, Sampled } from '../contracts.ts';
import { encodeDocument, type EncodedDocument } from './encode.ts';
import { risenPhrases } from './risen-phrases.ts';
import { documentsOf, NEAR } from './text-view.ts';
import { vanishedWords } from './vanished-words.ts';
import type { WordCounter } from './word-counter.ts';

/** Documents of each that are looked through, the first of their random order. */
const MOST_LOOKED = 4000;
/** Bytes of them, as every sequence of words is held while they are counted. */
const MOST_BYTES = 1_500_000;
const CLUSTERS_SHOWN = 5;
const EXAMPLES_SHOWN = 3;

const tokenizer = words.create({});

/** Looks through equally many documents of both; words are counted over all documents, sampled or not. */
export function explore(group: Sampled<Uint8Array, string>, reference: Sampled<Uint8Array, string>): Passages {
  const looked = Math.min(...[group, reference].map(({ sample }) => withinLimits(sample)));
  const vocabulary = new Vocabulary();
  const encode = ({ sample }: Sampled<Uint8Array, string>): EncodedDocument[] => sample.slice(0, looked).map((bytes) => encodeDocument(bytes, tokenizer, vocabulary));
  const [theirs, ours] = [encode(group), encode(reference)];
  const [inGroup, inReference] = [theirs, ours].map((documents) => nearDuplicateClusters(documentsOf(documents), NEAR));
  const words = [group, reference].map(({ counter }) => counter as WordCounter);
  return {
    looked,
    clustered: { group: inGroup!.flat().length, reference: inReference!.flat().length },
    clusters: inGroup!.slice(0, CLUSTERS_SHOWN).map((cluster) => clusterOf(cluster, theirs)),
    vanished: vanishedWords(words[1]!, words[0]!),
    missed: Math.max(...words.map(({ missed }) => missed)),
    phrases: risenPhrases(documentsOf(theirs), documentsOf(ours), (id) => vocabulary.token(id)),
  };
}

/** How many documents of a sample are looked through. */
function withinLimits(sample: readonly Uint8Array[]): number {
  let [count, bytes] = [0, 0];
  while (count < Math.min(MOST_LOOKED, sample.length) && (bytes += sample[count]!.length) <= MOST_BYTES) count++;
  return count;
}

/** Examples that differ come before copies. */
function clusterOf(cluster: readonly number[], documents: readonly EncodedDocument[]): Cluster {
  const texts = cluster.map((d) => documents[d]!.text.replace(/\s+/g, ' ').trim());
  const examples = [...new Set(texts)].slice(0, EXAMPLES_SHOWN);
  return { size: cluster.length, examples: examples.length > 1 ? examples : texts.slice(0, 2) };
}

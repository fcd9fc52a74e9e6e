// n-grams: counting, smoothing, scoring and sampling, beside KenLM and nltk.lm, and whole generations of Moby-Dick.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { streams, type Documents } from '@collapse-lab/numeric';
import { policies, type Lab } from '@collapse-lab/runner';
import { baseLaw, buildGramTrie, encodeText, sampleDocuments, sampleSmoothed, scoreDocuments, smoothedGrams, smoothings, text, texts, typesOf, words, type GramTrie, type SmoothedGrams } from '@collapse-lab/text';
import { drain } from '../drain.ts';
import type { Figure } from '../figure.ts';
import { interleaved, processorMilliseconds, timing, type Timing } from '../median.ts';
import { opened } from '../opened.ts';
import { askPython } from '../python.ts';

const ROUNDS = 3;

/** Milliseconds that KenLM took (git 4cb443e, one core, the same 1,813,406 words); measured once, as no registry of packages that is used here has it. */
const KENLM = { train: { 3: 1440, 5: 3050 }, trie: 1210, probing: 550 } as const;

/** Tokens per second of nltk.lm (order 3, maximum likelihood), for machines that lack it. */
const STORED_NLTK = { train: 135_000, sample: 15_000 };

/** Trains on one document of token ids, then generates; says the milliseconds of both. */
const NLTK = `
import sys, time
from nltk.lm import MLE
from nltk.lm.preprocessing import padded_everygram_pipeline
document = open(sys.argv[1]).read().split()
start = time.process_time()
model = MLE(3)
model.fit(*padded_everygram_pipeline(3, [document]))
trained = time.process_time()
model.generate(int(sys.argv[2]), text_seed=document[:2], random_seed=1)
print(1000 * (trained - start), 1000 * (time.process_time() - trained))
`;

export async function* ngram(): AsyncGenerator<Figure> {
  const { documents } = encodeText(await texts.get('state-of-the-union').create({}).read(), words.create({}), 'paragraphs');
  yield* besideKenlm(documents);
  const source = buildGramTrie(documents, 3, 'single');
  for (const millions of [1, 10]) yield* rates(drawnTokens(source, millions * 1e6), `${millions} M tokens`, millions === 1 ? ROUNDS : 1);
  yield* besideNltk(documents);
  yield* wholeGenerations();
}

function trained(documents: Documents, order: number): SmoothedGrams {
  const trie = buildGramTrie(documents, order, 'single');
  const frozen = typesOf(documents);
  const grams = { trie, frozen, base: baseLaw('open', frozen, true) };
  return smoothedGrams(grams, smoothings.get('modified-kneser-ney').create({}).smooth(grams));
}

async function* besideKenlm(documents: Documents): AsyncGenerator<Figure> {
  const law = trained(documents, 5);
  const times = await interleaved({ three: () => trained(documents, 3), five: () => trained(documents, 5), score: () => scoreDocuments(law, documents) }, ROUNDS, processorMilliseconds);
  const beside = (figure: string, each: Timing, peer: number, must: string): Figure => ({ figure, value: `${each.median.toFixed(0)} ms`, spread: `${(peer / each.median).toFixed(1)} × KenLM (stored)`, must });
  yield beside('State of the Union, modified Kneser–Ney, order 3: count and smooth', times.three, KENLM.train[3], `≤ ${KENLM.train[3]} ms (lmplz)`);
  yield beside('  order 5', times.five, KENLM.train[5], `≤ ${KENLM.train[5]} ms (lmplz)`);
  yield beside('  order 5, score the same text', times.score, KENLM.probing, `≤ ${KENLM.trie} ms (trie), aim ${KENLM.probing} (probing)`);
}

/** Documents drawn from a trigram law until there are so many tokens; the last is cut. */
function drawnTokens(trie: GramTrie, count: number): Documents {
  const rng = streams('bench').fork('ngram').rng();
  const drawn = sampleDocuments(trie, Math.ceil(count / 5000), 10_000, rng);
  const starts = drawn.starts.filter((start) => start < count);
  return { tokens: drawn.tokens.subarray(0, count), starts: Uint32Array.of(...starts, Math.min(count, drawn.tokens.length)) };
}

async function* rates(documents: Documents, of: string, rounds: number): AsyncGenerator<Figure> {
  const tokens = documents.tokens.length;
  for (const order of [3, 5]) {
    const law = trained(documents, order);
    // As many documents as hold about a million tokens.
    const drawn = Math.ceil((1e6 * (documents.starts.length - 1)) / tokens);
    const plain = (): Documents => sampleDocuments(law.trie, drawn, 10_000, streams('bench').rng());
    const smoothed = (): Documents => sampleSmoothed(law, drawn, 10_000, streams('bench').rng());
    const times = await interleaved({ train: () => trained(documents, order), plain, smoothed, score: () => scoreDocuments(law, documents) }, rounds, processorMilliseconds);
    yield perSecond(`${of}, order ${order}: count and smooth`, tokens, times.train);
    yield perSecond('  sample', plain().tokens.length, times.plain, order === 3 ? '≥ 1.5 M tokens/s' : undefined);
    yield perSecond('  sample as smoothed', smoothed().tokens.length, times.smoothed);
    yield perSecond('  score', tokens, times.score);
    const ngrams = law.trie.symbol.length;
    yield { figure: '  memory of counts and law', value: `${((bytesOf(law.trie) + bytesOf(law.law)) / ngrams).toFixed(1)} bytes`, spread: `per n-gram, ${(ngrams / 1e6).toFixed(1)} M of them` };
  }
}

/** What the typed arrays of an object take. */
function bytesOf(tables: object): number {
  return (Object.values(tables) as unknown[]).reduce((sum: number, each) => sum + (ArrayBuffer.isView(each) ? each.byteLength : 0), 0);
}

function perSecond(figure: string, tokens: number, { median, fastest, slowest, runs }: Timing, must?: string): Figure {
  const rate = (ms: number): string => (tokens / ms / 1000).toPrecision(3);
  return { figure, value: `${rate(median)} M tokens/s`, spread: `${rate(slowest)} … ${rate(fastest)} of ${runs}`, ...(must !== undefined && { must }) };
}

async function* besideNltk({ tokens }: Documents): AsyncGenerator<Figure> {
  const [count, drawn] = [100_000, 10_000];
  const documents = { tokens: tokens.subarray(0, count), starts: Uint32Array.of(0, count) };
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  writeFileSync(join(folder, 'tokens'), documents.tokens.join(' '));
  const peer: { train: number[]; sample: number[] } = { train: [], sample: [] };
  const own: { train: number[]; sample: number[] } = { train: [], sample: [] };
  for (let round = 0; round < ROUNDS; round++) {
    const start = processorMilliseconds();
    const trie = buildGramTrie(documents, 3);
    const counted = processorMilliseconds();
    const sample = sampleDocuments(trie, 1, 1_000_000, streams('bench').rng());
    own.train.push((counted - start) / count);
    own.sample.push((processorMilliseconds() - counted) / sample.tokens.length);
    const answer = askPython(NLTK, join(folder, 'tokens'), String(drawn));
    if (!answer) continue;
    peer.train.push(answer[0]! / count);
    peer.sample.push(answer[1]! / drawn);
  }
  rmSync(folder, { recursive: true });
  for (const what of ['train', 'sample'] as const) {
    const stored = peer[what].length === 0;
    const theirs = stored ? STORED_NLTK[what] : 1000 / timing(peer[what]).median;
    const ours = 1000 / timing(own[what]).median;
    yield {
      figure: `${what === 'train' ? 'count trigrams of' : 'sample after'} 100,000 tokens, beside nltk.lm${stored ? ' (stored figure: it is not installed)' : ''}`,
      value: `${(ours / theirs).toFixed(0)} ×`,
      spread: `${(ours / 1e6).toPrecision(3)} M and ${(theirs / 1000).toFixed(0)} k tokens/s`,
    };
  }
}

/** Every paragraph of Moby-Dick in every generation: about 215,000 words. */
async function* wholeGenerations(): AsyncGenerator<Figure> {
  const lab: Lab = { domains: [text], policies };
  const byName = text.open(({ measures }) => measures.ids);
  const studyOf = (generations: number, measures: string): string => `name: whole
world: { kind: corpus, text: moby-dick, tokenizer: words, documents: paragraphs, reuse: true }
model: { family: ngram, order: 3, smoothing: witten-bell, maxTokens: 1000 }
policy: { kind: replace }
size: 2400
heldOut: 50
generations: ${generations}
chains: 1
measures: [${measures}]
`;
  const perGeneration = async (generations: number, measures: string): Promise<number> => {
    const open = await opened(lab, studyOf(generations, measures));
    const { run } = await interleaved({ run: () => drain(open.runChain('loop', 0)) }, 1, processorMilliseconds);
    return run.median / generations;
  };
  const default100 = await perGeneration(100, 'default');
  yield { figure: 'a generation of Moby-Dick, order 3: fit, sample, default measures', value: `${default100.toFixed(0)} ms`, spread: 'mean of 100', must: '≤ 350 ms' };
  yield { figure: '  100 generations', value: `${(default100 / 10).toFixed(1)} s`, spread: 'of 1', must: '≤ 40 s' };
  yield { figure: '  a generation, sizes alone', value: `${(await perGeneration(20, 'sizes')).toFixed(0)} ms`, spread: 'mean of 20' };
  yield { figure: '  with every measure of text', value: `${(await perGeneration(20, byName.filter((id) => id !== 'subgroup').join(', '))).toFixed(0)} ms`, spread: 'mean of 20' };
}

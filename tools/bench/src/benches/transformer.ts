// Small transformers: training and sampling at three sizes beside PyTorch's stored figures, and ten generations of the smallest on Moby-Dick.
import { streams, type Documents } from '@collapse-lab/numeric';
import { policies, type Fitted, type Lab, type Model } from '@collapse-lab/runner';
import { text } from '@collapse-lab/text';
import { drain } from '../drain.ts';
import type { Figure } from '../figure.ts';
import { interleaved, processorMilliseconds, type Timing } from '../median.ts';
import { opened } from '../opened.ts';

interface Size {
  readonly symbols: number;
  readonly context: number;
  readonly width: number;
  readonly layers: number;
  /** Tokens trained on in a round. */
  readonly tokens: number;
  /** Tokens per second of PyTorch 1.13.1, tuned, one thread of a Zen 5 EPYC that did nothing else: trained; drawn at a temperature; with topK 50 and topP 0.95. */
  readonly peer: readonly [train: number, plain: number, cut: number];
  readonly must: string;
}

const SIZES: Readonly<Record<'S' | 'M' | 'L', Size>> = {
  S: { symbols: 512, context: 64, width: 64, layers: 2, tokens: 262_144, peer: [85_500, 43_000, 27_000], must: '≥ 1.15 ×' },
  M: { symbols: 1024, context: 128, width: 128, layers: 4, tokens: 65_536, peer: [18_700, 14_600, 10_900], must: '≥ 1 ×' },
  L: { symbols: 4096, context: 128, width: 256, layers: 4, tokens: 32_768, peer: [5_100, 5_600, 4_100], must: '≥ 1 ×' },
};
const ROUNDS = 3;
const DRAWN = 128;

/** Training and sampling at a size. */
export async function* transformer(name: keyof typeof SIZES): AsyncGenerator<Figure> {
  const { symbols, context, width, layers, tokens, peer, must } = SIZES[name];
  const keys = { architecture: 'lean', vocabulary: symbols - 1, context, width, layers, heads: width / 32, start: 'scratch', learningRate: 0.001, maxTokens: context };
  const model = text.open((domain) => domain.families.get('transformer').create({ ...keys, train: { tokens } }) as unknown as Model<Documents>);
  const rng = streams('bench').fork('transformer').rng();
  const items = { tokens: Uint32Array.from({ length: 100_000 }, () => rng.below(symbols - 1)), starts: Uint32Array.from({ length: 101 }, (_, i) => 1000 * i) };
  const fit = async (): Promise<Fitted<Documents>> => {
    const outcome = await model.fit({ items, bornIn: new Uint32Array(100), bornBy: new Uint16Array(100) }, { streams: streams('bench'), previous: undefined });
    if ('ended' in outcome) throw new Error(outcome.ended.message);
    return outcome.fitted;
  };
  const fitted = await fit();
  const draw = (decoding: object) => async (): Promise<Documents> => fitted.sample(DRAWN, { streams: streams('bench'), decoding });
  const [plain, cut] = [draw({ temperature: 0.9 }), draw({ temperature: 0.9, topK: 50, topP: 0.95 })];
  const drawn = [(await plain()).tokens.length, (await cut()).tokens.length] as const;
  const times = await interleaved({ fit, plain, cut }, ROUNDS, processorMilliseconds);
  yield* beside(`${name}: training, ${symbols} symbols, context ${context}, width ${width}, ${layers} layers`, tokens, times.fit, peer[0], must);
  yield* beside(`${name}: drawing ${DRAWN} documents at a temperature`, drawn[0], times.plain, peer[1], '≥ 1.4 ×');
  yield* beside(`${name}: … with topK 50 and topP 0.95`, drawn[1], times.cut, peer[2], '≥ 1.4 ×');
}

function* beside(figure: string, tokens: number, { median, fastest, slowest, runs }: Timing, peer: number, must: string): Generator<Figure> {
  const rate = (ms: number): string => (tokens / ms).toPrecision(3);
  yield { figure, value: `${rate(median)} k tokens/s`, spread: `${rate(slowest)} … ${rate(fastest)} of ${runs}` };
  yield { figure: '  beside PyTorch 1.13.1 (stored figure)', value: `${((1000 * tokens) / median / peer).toFixed(2)} ×`, spread: `${(peer / 1000).toPrecision(3)} k tokens/s`, must };
}

/** Two million tokens trained on and about 0.3 million drawn in each. */
export async function* tenGenerations(): AsyncGenerator<Figure> {
  const lab: Lab = { domains: [text], policies };
  const open = await opened(lab, `name: ten
world: { kind: corpus, text: moby-dick, tokenizer: { kind: bpe, vocabulary: 512 }, documents: paragraphs, reuse: true }
model: { family: transformer, architecture: lean, vocabulary: 512, context: 64, width: 64, layers: 2, heads: 2, start: scratch, train: { tokens: 2000000 }, learningRate: 0.003, maxTokens: 400 }
policy: { kind: replace }
size: 1500
heldOut: 100
generations: 10
chains: 1
measures: [sizes]
`);
  const { run } = await interleaved({ run: () => drain(open.runChain('loop', 0)) }, 1, processorMilliseconds);
  yield { figure: 'ten generations of S on Moby-Dick, BPE 512, 2 M tokens trained on in each', value: `${(run.median / 60_000).toFixed(1)} min`, spread: 'processor time, of 1', must: '≤ 6 min' };
}

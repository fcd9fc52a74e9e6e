// Small transformers: training and sampling at three sizes beside PyTorch, and ten generations of the smallest on Moby-Dick.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { streams, type Documents } from '@collapse-lab/numeric';
import { policies, type Fitted, type Lab, type Model, type Row } from '@collapse-lab/runner';
import { lossBeforeTraining, text } from '@collapse-lab/text';
import { drain } from '../drain.ts';
import type { Figure } from '../figure.ts';
import { interleaved, processorMilliseconds, timing, type Timing } from '../median.ts';
import { opened } from '../opened.ts';
import { torchPeers, type TorchPeer } from '../torch-peers.ts';

type Task = 'fit' | 'plain' | 'cut';

interface Size {
  readonly symbols: number;
  readonly context: number;
  readonly width: number;
  readonly layers: number;
  /** In a round. */
  readonly steps: number;
  /** Drawings in a round, one after the other, so that it lasts longer than caches take to fill. */
  readonly drawings: number;
  /** Tokens per second of PyTorch 1.13.1, tuned, one thread of a Zen 5 EPYC that did nothing else. */
  readonly stored: Readonly<Record<Task, number>>;
  readonly must: string;
}

const SIZES: Readonly<Record<'S' | 'M' | 'L', Size>> = {
  S: { symbols: 512, context: 64, width: 64, layers: 2, steps: 128, drawings: 5, stored: { fit: 85_500, plain: 43_000, cut: 27_000 }, must: '≥ 1.15 ×' },
  M: { symbols: 1024, context: 128, width: 128, layers: 4, steps: 8, drawings: 1, stored: { fit: 18_700, plain: 14_600, cut: 10_900 }, must: '≥ 1 ×' },
  L: { symbols: 4096, context: 128, width: 256, layers: 4, steps: 6, drawings: 1, stored: { fit: 5_100, plain: 5_600, cut: 4_100 }, must: '≥ 1 ×' },
};
const ROUNDS = 5;
const DRAWN = 128;
const BATCH = 32;
const LEARNING_RATE = 0.003;
const TEMPERATURE = 0.9;
const CUT = { temperature: TEMPERATURE, topK: 50, topP: 0.95 };
const TASKS: Readonly<Record<Task, (size: string) => string>> = {
  fit: (size) => `${size}: training`,
  plain: (size) => `${size}: drawing ${DRAWN} documents at a temperature`,
  cut: (size) => `${size}: … with topK ${CUT.topK} and topP ${CUT.topP}`,
};

/** Training and sampling at a size. */
export async function* transformer(name: keyof typeof SIZES): AsyncGenerator<Figure> {
  const { symbols, context, width, layers, steps, drawings, stored, must } = SIZES[name];
  const shape = { context, width, layers, heads: width / 32 };
  const musts = { fit: must, plain: '≥ 1.4 ×', cut: '≥ 1.4 ×' };
  const tokens = chainOf(symbols - 1);
  const model = text.open((domain) => domain.families.get('transformer').create({ ...shape, architecture: 'lean', vocabulary: symbols - 1, start: 'scratch', learningRate: LEARNING_RATE, maxTokens: context, train: { tokens: steps * BATCH * context } }) as unknown as Model<Documents>);
  // One document, so that those drawn hardly end: the peer's go on.
  const items = { tokens, starts: Uint32Array.of(0, tokens.length) };
  const fit = async (): Promise<{ fitted: Fitted<Documents>; trace: Row }> => {
    const outcome = await model.fit({ items, bornIn: new Uint32Array(items.starts.length - 1), bornBy: new Uint16Array(items.starts.length - 1) }, { streams: streams('bench'), previous: undefined });
    if ('ended' in outcome) throw new Error(outcome.ended.message);
    return { fitted: outcome.fitted, trace: outcome.trace ?? {} };
  };
  const { fitted, trace } = await fit();
  const draw = (decoding: object) => async (): Promise<number> => {
    let tokens = 0;
    for (let i = 0; i < drawings; i++) tokens += (await fitted.sample(DRAWN, { streams: streams('bench'), decoding })).tokens.length;
    return tokens;
  };
  const draws = { plain: draw({ temperature: TEMPERATURE }), cut: draw(CUT) };
  const counts = { fit: steps * BATCH * context, plain: await draws.plain(), cut: await draws.cut() };

  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const ring = join(folder, 'ring');
  writeFileSync(ring, Int32Array.from(tokens));
  const peers = await torchPeers({ ...shape, form: 'lean', symbols, batch: BATCH, steps, learningRate: LEARNING_RATE, ring, rows: DRAWN });
  for (const peer of peers) await checkSame(peer, fitted, trace, SIZES[name]);
  const times = peers.map(() => ({ fit: [] as number[], plain: [] as number[], cut: [] as number[] }));
  const drawn = peers.map(() => ({ ...counts }));
  const peersTurn = (task: Task) => async (): Promise<void> => {
    for (const [which, peer] of peers.entries()) {
      let [milliseconds, tokens] = [0, 0];
      for (let i = 0; i < (task === 'fit' ? 1 : drawings); i++) {
        const answer = await peer.ask(task);
        milliseconds += answer.milliseconds;
        tokens += answer.drawn ?? counts[task];
      }
      times[which]![task].push(milliseconds);
      drawn[which]![task] = tokens;
    }
  };
  const own = await interleaved({ fit, torchFit: peersTurn('fit'), plain: draws.plain, torchPlain: peersTurn('plain'), cut: draws.cut, torchCut: peersTurn('cut') }, ROUNDS, processorMilliseconds);
  for (const peer of peers) peer.close();
  rmSync(folder, { recursive: true });

  for (const task of Object.keys(TASKS) as Task[]) {
    const must = { must: musts[task] };
    const [rate, spread] = rates(counts[task], own[task]);
    yield { figure: TASKS[task](name), value: `${(rate / 1000).toPrecision(3)} k tokens/s`, spread };
    for (const [i, { version, attention }] of peers.entries()) {
      const [theirs, spread] = rates(drawn[i]![task], timing(times[i]![task]));
      yield { figure: `  beside PyTorch ${version}${task === 'fit' ? `, attention as ${attention}` : ''}`, value: `${(rate / theirs).toFixed(2)} ×`, spread: `${(theirs / 1000).toPrecision(3)} k, ${spread}`, ...must };
    }
    if (peers.length === 0) yield { figure: '  beside PyTorch 1.13.1 (stored figure)', value: `${(rate / stored[task]).toFixed(2)} ×`, spread: `${(stored[task] / 1000).toPrecision(3)} k`, ...must };
  }
}

/** A text that can be learnt: every token has four successors, of which each is as likely as the others. */
function chainOf(types: number): Uint32Array {
  const rng = streams('bench').fork('transformer').rng();
  const successors = Uint32Array.from({ length: 4 * types }, () => rng.below(types));
  const tokens = new Uint32Array(100_000);
  for (let at = 1; at < tokens.length; at++) tokens[at] = successors[4 * tokens[at - 1]! + rng.below(4)]!;
  return tokens;
}

/** Throws where a peer's model has not as many parameters, does not begin as one that knows nothing, or learns otherwise than ours. */
async function checkSame({ version, parameters, ask }: TorchPeer, fitted: Fitted<Documents>, trace: Row, size: Size): Promise<void> {
  const { losses } = await ask('fit');
  const [first, tenth] = [losses![0]!, Math.max(1, Math.floor(losses!.length / 10))];
  const last = losses!.slice(-tenth).reduce((sum, loss) => sum + loss, 0) / tenth;
  const ours = Number(trace['trainLoss10']);
  const ratio = last / ours;
  if (parameters !== fitted.parameters()['parameterCount']) throw new Error(`PyTorch ${version} has ${parameters} parameters, this ${fitted.parameters()['parameterCount']}`);
  const begins = lossBeforeTraining(size);
  if (!(Math.abs(first - begins) < 0.2)) throw new Error(`PyTorch ${version} begins at a loss of ${first}, not ${begins}`);
  // Other parameters to begin with, and other batches, move it by some hundredths.
  if (!(ratio > 0.94 && ratio < 1.06)) throw new Error(`PyTorch ${version} ends at a loss of ${last}, this at ${ours}`);
}

/** Tokens a second: the median, and the slowest and the fastest as words. */
function rates(tokens: number, { median, fastest, slowest, runs }: Timing): readonly [number, string] {
  const show = (ms: number): string => (tokens / ms).toPrecision(3);
  return [(1000 * tokens) / median, `${show(slowest)} … ${show(fastest)} of ${runs}`];
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

// A random Markov source of first order whose continuations are drawn by Zipf's law, its stationary law and its entropy rate (Shannon 1948, section 7).
// V types, numbered by rank; after each of them a row of a few likely successors, and with probability ε (restart) any type by Zipf's law.
import { Categorical, Growable, type Documents, type Rng } from '@collapse-lab/numeric';
import { drawDocuments } from './draw-documents.ts';
import { entropyOf } from './entropy-of.ts';
import { zipfWeights } from './zipf-weights.ts';

export interface MarkovSource {
  /** Zipf's shares by rank, (V). */
  readonly zipf: Float64Array;
  /** ε: the chance that a token is drawn by them, whatever came before. */
  readonly restart: number;
  /** Row u is `successor[rowStart[u]] … successor[rowStart[u + 1] − 1]`, in order, with `share`s that sum to one. */
  readonly rowStart: Uint32Array;
  readonly successor: Uint32Array;
  readonly share: Float64Array;
  /** The law of a token far from the beginning, (V), and of the first one. */
  readonly stationary: Float64Array;
}

export interface MarkovParameters {
  readonly vocabulary: number;
  readonly exponent: number;
  readonly successors: number;
  readonly restart: number;
}

/** An L1 distance from the stationary law. */
const SETTLED = 1e-12;

/**
 * A source drawn at random: each type has `successors` continuations drawn by Zipf's law, those drawn twice taken together, with shares
 * that are uniform on the simplex. A row is Zipf's law on average; the stationary law, which ε > 0 makes the only one, departs from it the more the fewer successors there are.
 */
export function randomMarkovSource({ vocabulary, exponent, successors, restart }: MarkovParameters, rng: Rng): MarkovSource {
  const zipf = zipfWeights(vocabulary, exponent);
  const continuation = new Categorical(zipf);
  const rowStart = new Uint32Array(vocabulary + 1);
  const successor = new Growable<Uint32Array>((length) => new Uint32Array(length));
  const share = new Growable<Float64Array>((length) => new Float64Array(length));
  for (let u = 0; u < vocabulary; u++) {
    const row = new Map<number, number>();
    let sum = 0;
    for (let i = 0; i < successors; i++) {
      const w = continuation.draw(rng);
      // Exponentials over their sum are uniform on the simplex.
      const part = -Math.log(1 - rng.uniform());
      row.set(w, (row.get(w) ?? 0) + part);
      sum += part;
    }
    for (const [w, part] of [...row].sort(([a], [b]) => a - b)) {
      successor.push(w);
      share.push(part / sum);
    }
    rowStart[u + 1] = successor.length;
  }
  const rows = { zipf, restart, rowStart, successor: successor.view(), share: share.view() };
  return { ...rows, stationary: stationaryLaw(rows) };
}

/** By iteration: every step brings two laws nearer by the factor 1 − ε at least, which bounds how far there is to go, and so does the last step. */
function stationaryLaw({ zipf, restart, rowStart, successor, share }: Omit<MarkovSource, 'stationary'>): Float64Array {
  let law = zipf;
  for (let distance = 2; distance > SETTLED; ) {
    const after = zipf.map((each) => restart * each);
    for (let u = 0; u < law.length; u++) {
      for (let i = rowStart[u]!; i < rowStart[u + 1]!; i++) after[successor[i]!]! += (1 - restart) * law[u]! * share[i]!;
    }
    const moved = after.reduce((sum, each, w) => sum + Math.abs(each - law[w]!), 0);
    law = after;
    distance = (1 - restart) * Math.min(distance, moved / restart);
  }
  return law;
}

/** Entropy of a token in nats, given the one before it: the entropies of the rows, as often as their types occur. */
export function entropyRate({ zipf, restart, rowStart, successor, share, stationary }: MarkovSource): number {
  const surprise = (p: number): number => (p > 0 ? -p * Math.log(p) : 0);
  const anywhere = zipf.reduce((sum, each) => sum + surprise(restart * each), 0);
  let rate = 0;
  for (let u = 0; u < zipf.length; u++) {
    let row = anywhere;
    for (let i = rowStart[u]!; i < rowStart[u + 1]!; i++) {
      const byChance = restart * zipf[successor[i]!]!;
      row += surprise(byChance + (1 - restart) * share[i]!) - surprise(byChance);
    }
    rate += stationary[u]! * row;
  }
  return rate;
}

/** p(w | u), or the stationary p(w) where nothing came before; 0 for what is none of the source's types. */
export function probabilityAfter({ zipf, restart, rowStart, successor, share, stationary }: MarkovSource, u: number | undefined, w: number): number {
  if (u === undefined) return stationary[w] ?? 0;
  let p = restart * (zipf[w] ?? 0);
  for (let i = rowStart[u]!; i < rowStart[u + 1]!; i++) if (successor[i] === w) p += (1 - restart) * share[i]!;
  return p;
}

/** How documents of a source end: after every token with the same chance, or after so many tokens. */
export interface DocumentLength {
  /** Tokens of a document: their mean, or where there are no ends their number. */
  readonly tokens: number;
  readonly ends: boolean;
}

/** `count` documents; where there are ends their lengths are geometric and at least 1. */
export function drawFromSource(source: MarkovSource, { tokens, ends }: DocumentLength, count: number, rng: Rng): Documents {
  const first = new Categorical(source.stationary);
  const anywhere = new Categorical(source.zipf);
  return drawDocuments(count, rng, (own, push) => {
    let token = first.draw(own);
    push(token);
    for (let length = 1; ends ? own.uniform() >= 1 / tokens : length < tokens; length++) {
      token = own.uniform() < source.restart ? anywhere.draw(own) : successorOf(source, token, own.uniform());
      push(token);
    }
  });
}

/** The successor of u at the place `at`, in [0, 1), along its row. */
function successorOf({ rowStart, successor, share }: MarkovSource, u: number, at: number): number {
  let i = rowStart[u]!;
  for (let left = at - share[i]!; left >= 0 && i + 1 < rowStart[u + 1]!; left -= share[i]!) i++;
  return successor[i]!;
}

/** Entropy of a whole document in nats over its expected units: tokens, and one end where there are ends. */
export function entropyPerUnit(source: MarkovSource, { tokens, ends }: DocumentLength): number {
  const ofTokens = entropyOf(source.stationary) + (tokens - 1) * entropyRate(source);
  return ends ? (ofTokens + tokens * entropyOf([1 / tokens, 1 - 1 / tokens])) / (tokens + 1) : ofTokens / tokens;
}

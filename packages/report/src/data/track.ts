// One column of one arm over generations: the median over chains and a band around it.
import { quantileBand } from '@collapse-lab/statistics';
import type { Arm, JournalRow, RunRecord } from '@collapse-lab/runner';

/** From this many chains on a band is 10–90 %; below, quantiles of so few values would be inventions and it is min–max. */
export const chainsForQuantiles = 10;

/** What the wider band is called; the space does not break. */
export const decileBand = '10–90\u00a0%';

/** A column's spread over chains at each recorded generation; all arrays have one entry per generation, in order. */
export interface Track {
  readonly column: string;
  readonly generations: readonly number[];
  readonly median: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** Values the statistics of a generation stand on; NaN is not among them, ±∞ is. */
  readonly counts: readonly number[];
  /** Different chains with at least one row of this column. */
  readonly chains: number;
  readonly band: 'none' | 'min–max' | typeof decileBand;
  /** Values that are NaN, +∞ or −∞, of all generations. */
  readonly notFinite: number;
}

/** The spread over chains at one generation. */
export interface Spread {
  readonly generation: number;
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

/** The track of a column in one arm; undefined when no row has the column. Quantiles are of type 7; members of a chain count singly, so a run of several is asked by `memberViews`. */
export function trackOf(run: RunRecord, arm: Arm, column: string): Track | undefined {
  const known = computed.get(run.rows) ?? new Map<string, Track | undefined>();
  computed.set(run.rows, known);
  const key = `${arm}/${column}`;
  if (!known.has(key)) known.set(key, computeTrack(run, arm, column));
  return known.get(key);
}

/** A page asks for the same track many times, and a run under another title has the same rows; they never change. */
const computed = new WeakMap<RunRecord['rows'], Map<string, Track | undefined>>();

function computeTrack(run: RunRecord, arm: Arm, column: string): Track | undefined {
  const all = armOf(run.rows, arm);
  const some = all.rows.filter(({ values }) => values[column] !== undefined);
  if (some.length === 0) return undefined;
  const { rows, generations, place } = some.length === all.rows.length ? all : timeline(some);

  // One series per chain and member, NaN where it has no row; rows of a chain stand together, so that few are looked up.
  const series = new Map<number, Float64Array>();
  const members = rows.reduce((most, { member }) => Math.max(most, member + 1), 1);
  const chains = new Set<number>();
  let notFinite = 0;
  let current: Float64Array = new Float64Array(0);
  let key = NaN;
  for (const { chain, member, generation, values } of rows) {
    if (key !== chain * members + member) {
      key = chain * members + member;
      current = series.get(key) ?? new Float64Array(generations.length).fill(NaN);
      series.set(key, current);
      chains.add(chain);
    }
    current[place.get(generation)!] = values[column]!;
    if (!Number.isFinite(values[column])) notFinite++;
  }

  const [tail, band] = bandOf(chains.size);
  const { quantiles, counts } = quantileBand([...series.values()], [tail, 0.5, 1 - tail]);
  return {
    column,
    generations,
    low: [...quantiles[0]!],
    median: [...quantiles[1]!],
    high: [...quantiles[2]!],
    counts: [...counts],
    chains: chains.size,
    band,
    notFinite,
  };
}

/** Rows with the generations that they are of, ascending, and the place of each among these. */
interface Timeline {
  readonly rows: readonly JournalRow[];
  readonly generations: readonly number[];
  readonly place: ReadonlyMap<number, number>;
}

function timeline(rows: readonly JournalRow[]): Timeline {
  const generations = [...new Set(rows.map(({ generation }) => generation))].sort((a, b) => a - b);
  return { rows, generations, place: new Map(generations.map((generation, at) => [generation, at])) };
}

/** The rows of an arm, told from the others once for all columns. */
function armOf(rows: RunRecord['rows'], arm: Arm): Timeline {
  let arms = timelines.get(rows);
  if (!arms) timelines.set(rows, (arms = new Map<Arm, Timeline>()));
  let own = arms.get(arm);
  if (!own) arms.set(arm, (own = timeline(rows.filter((row) => row.arm === arm))));
  return own;
}

const timelines = new WeakMap<RunRecord['rows'], Map<Arm, Timeline>>();

function bandOf(chains: number): [tail: number, band: Track['band']] {
  if (chains === 1) return [0, 'none'];
  return chains < chainsForQuantiles ? [0, 'min–max'] : [0.1, decileBand];
}

/** The spread at one generation; undefined when the track has no row there. */
export function spreadAt(track: Track | undefined, generation: number): Spread | undefined {
  const at = track ? track.generations.indexOf(generation) : -1;
  if (!track || at < 0) return undefined;
  return { generation, median: track.median[at]!, low: track.low[at]!, high: track.high[at]!, count: track.counts[at]! };
}

/** The spread at the last generation with a row of this column. */
export function lastSpread(track: Track | undefined): Spread | undefined {
  return track && spreadAt(track, track.generations.at(-1) ?? NaN);
}

/** Whether all values of all generations are one and the same number. */
export function isConstant(track: Track): boolean {
  const first = track.median[0];
  return track.notFinite === 0 && [track.low, track.median, track.high].every((each) => each.every((value) => value === first));
}

/** Whether nothing moves from generation 2 on, after real data have given way to the loop; false without such generations. */
export function isSettled({ generations, median, low, high }: Track): boolean {
  const from = generations.findIndex((generation) => generation >= 2);
  return from >= 0 && [median, low, high].every((each) => each.every((value, i) => i < from || value === median[from]));
}

/** Whether there is anything to draw. */
export function hasFinite(track: Track): boolean {
  return track.median.some(Number.isFinite);
}

// Shingles: the runs of k tokens that a document has, as a set (Broder 1997).
import { documentCount, type Documents } from '@collapse-lab/numeric';

/** Sets of whole numbers, a number per different run: set i is `ids[starts[i]] … ids[starts[i + 1] − 1]`, each once, in order of first occurrence. */
export interface ShingleSets {
  readonly ids: Uint32Array;
  readonly starts: Uint32Array;
  /** How many different runs there are. */
  readonly types: number;
}

/** The sets of runs of `length` tokens; a document that is shorter has one run, itself. Ids are exact, no hashes of the runs. */
export function shingleSets(documents: Documents, length: number): ShingleSets {
  const { tokens, starts: documentStarts } = documents;
  const n = documentCount(documents);
  const number = new RunNumbers(tokens);
  const ids: number[] = [];
  const starts = new Uint32Array(n + 1);
  for (let i = 0; i < n; i++) {
    const [from, to] = [documentStarts[i]!, documentStarts[i + 1]!];
    const own = new Set<number>();
    if (to - from < length) own.add(number.of(from, to));
    for (let at = from; at + length <= to; at++) own.add(number.of(at, at + length));
    for (const id of own) ids.push(id);
    starts[i + 1] = ids.length;
  }
  return { ids: Uint32Array.from(ids), starts, types: number.count };
}

/** Numbers runs of tokens by walking them from the empty run on, one token a step: a trie in one map. */
class RunNumbers {
  private readonly tokens: Uint32Array;
  private readonly base: number;
  private readonly next = new Map<number, number>();

  constructor(tokens: Uint32Array) {
    this.tokens = tokens;
    this.base = 1 + tokens.reduce((most, token) => Math.max(most, token), 0);
  }

  /** Numbers given so far, those of shorter runs on the way among them; the empty run is 0. */
  get count(): number {
    return this.next.size + 1;
  }

  of(from: number, to: number): number {
    let run = 0;
    for (let at = from; at < to; at++) {
      // Exact below 2⁵³: no text has so many runs that run · vocabulary comes near.
      const step = run * this.base + this.tokens[at]!;
      let longer = this.next.get(step);
      if (longer === undefined) this.next.set(step, (longer = this.next.size + 1));
      run = longer;
    }
    return run;
  }
}

// How long the rest of some runs will take, where generations of one study, or of one arm of it, may cost a hundred times those of another.

/** Chains that are alike: those of one arm of one study. */
export interface Alike {
  readonly chains: number;
  /** Generations of each after generation 0, which has no fit. */
  readonly generations: number;
  /** Items per generation. */
  readonly size: number;
}

interface Group extends Alike {
  /** Generations that are settled, however that came. */
  settled: number;
  /** Those that were made here, and the seconds that workers spent on them. */
  made: number;
  seconds: number;
}

interface Chain {
  /** Until when the time of its worker is accounted for. */
  readonly at: number;
  /** Generations that it may still make. */
  readonly left: number;
  /** Whether a worker becomes free with it. */
  readonly frees: boolean;
}

/** What a generation of each group takes is measured as it goes; one that nothing is known of yet is taken to be as the nearest before it, which a grid makes the most alike, but for its size. */
export class TimeLeft {
  private readonly groups: ReadonlyMap<string, Group>;
  private readonly underway = new Map<string, Chain>();
  /** When workers became free: each chain that begins has one of them. */
  private readonly free: number[] = [];
  private freed = false;
  private readonly started: number;
  private open: number;

  /** Times are seconds of one clock. */
  constructor(groups: ReadonlyMap<string, Alike>, started: number) {
    this.groups = new Map([...groups].map(([id, alike]) => [id, { ...alike, settled: 0, made: 0, seconds: 0 }]));
    this.open = [...groups.values()].reduce((sum, { chains }) => sum + chains, 0);
    this.started = started;
  }

  /** A chain has come some generations further; of those that are `inherited`, an earlier attempt says nothing of their cost. */
  passed(id: string, chain: number, generations: number, now: number, inherited = false): void {
    const group = this.groups.get(id);
    if (!group) return;
    const key = `${id} ${chain}`;
    const before = this.underway.get(key) ?? this.begun(group, now);
    const left = before.left - generations;
    this.underway.set(key, { ...before, at: now, left });
    // That it has ended is told once its outcome is on the disk, when its worker may have done the next ones as well.
    if (left <= 0) this.release(key, now);
    group.settled += generations;
    if (inherited) return;
    group.made += generations;
    group.seconds += now - before.at;
  }

  /** A chain has ended, and will not use the generations that were planned for it and are `unused`. */
  ended(id: string, chain: number, unused: number, now: number): void {
    const group = this.groups.get(id);
    if (!group) return;
    group.settled += unused;
    this.open--;
    this.release(`${id} ${chain}`, now);
  }

  /** A chain that begins where no worker is free yet is done by one whose last chain ended early, which is not told yet. */
  private begun({ generations }: Group, now: number): Chain {
    const frees = this.free.length > 0 || !this.freed;
    return { at: frees ? this.free.shift() ?? this.started : now, left: generations, frees };
  }

  private release(key: string, now: number): void {
    if (this.underway.get(key)?.frees) {
      this.free.push(now);
      this.freed = true;
    }
    this.underway.delete(key);
  }

  /** Undefined where nothing was made yet. */
  seconds(now: number): number | undefined {
    const groups = [...this.groups.values()];
    const known = groups.filter(({ made }) => made > 0);
    // The last that was met, or the first that there is.
    let [nearest] = known;
    if (!nearest) return undefined;
    let work = 0;
    const grown = growth(known);
    for (const group of groups) {
      if (group.made > 0) nearest = group;
      const each = (nearest.seconds / nearest.made) * (grown(group.size) / grown(nearest.size));
      work += Math.max(0, group.chains * group.generations - group.settled) * each;
    }
    const busy = known.reduce((sum, { seconds }) => sum + seconds, 0);
    // As many workers as have been busy so far, but no more than there are chains left for.
    const workers = Math.min(busy / (now - this.started), Math.max(1, this.open));
    return work === 0 ? 0 : work / workers;
  }
}

/**
 * What a generation takes by its size, up to a factor. All kinds of them have some work that is fixed and some for every item, so it is the line
 * through the smallest and the largest size that are known, whose parts cannot be below 0. Of one size alone the parts are unknown,
 * and the square root is the geometric mean of no growth and growth in proportion.
 */
function growth(known: readonly Group[]): (size: number) => number {
  const sizes = known.map(({ size }) => size);
  const [low, high] = [Math.min(...sizes), Math.max(...sizes)];
  if (low === high) return Math.sqrt;
  const [least, most] = [meanSeconds(known, low), meanSeconds(known, high)];
  const item = Math.max(0, (most - least) / (high - low));
  const fixed = Math.max(0, least - item * low);
  return (size) => fixed + item * size;
}

/** Seconds that a generation of this size took, over all groups of it. */
function meanSeconds(known: readonly Group[], size: number): number {
  const alike = known.filter((group) => group.size === size);
  return alike.reduce((sum, { seconds }) => sum + seconds, 0) / alike.reduce((sum, { made }) => sum + made, 0);
}

// How long the rest of some runs will take, where generations of one study, or of one arm of it, may cost a hundred times those of another.

/** Chains that are alike: those of one arm of one study. */
export interface Alike {
  readonly chains: number;
  /** Generations of each after generation 0, which has no fit. */
  readonly generations: number;
}

interface Group extends Alike {
  /** Generations that are settled, however that came. */
  settled: number;
  /** Those that were made here, and the seconds that workers spent on them. */
  made: number;
  seconds: number;
}

/** What a generation of each group takes is measured as it goes; one that nothing is known of yet is taken to be as the nearest before it, which a grid makes the most alike. */
export class TimeLeft {
  private readonly groups: ReadonlyMap<string, Group>;
  /** Until when the time of each chain's worker is accounted for. */
  private readonly since = new Map<string, number>();
  /** When workers became free: each chain that begins has one of them. */
  private readonly free: number[] = [];
  private readonly started: number;
  private open: number;

  /** Times are seconds of one clock. */
  constructor(groups: ReadonlyMap<string, Alike>, started: number) {
    this.groups = new Map([...groups].map(([id, alike]) => [id, { ...alike, settled: 0, made: 0, seconds: 0 }]));
    this.open = [...groups.values()].reduce((sum, { chains }) => sum + chains, 0);
    this.started = started;
  }

  /** A chain has come some generations further; of those that it had `before`, an earlier attempt says nothing of their cost. */
  passed(id: string, chain: number, generations: number, now: number, before = false): void {
    const group = this.groups.get(id);
    if (!group) return;
    const key = `${id} ${chain}`;
    const from = this.since.get(key) ?? this.free.shift() ?? this.started;
    this.since.set(key, now);
    group.settled += generations;
    if (before) return;
    group.made += generations;
    group.seconds += now - from;
  }

  /** A chain has ended, and will not use the generations that were planned for it and are `unused`. */
  ended(id: string, chain: number, unused: number, now: number): void {
    const group = this.groups.get(id);
    if (!group) return;
    group.settled += unused;
    this.open--;
    if (this.since.delete(`${id} ${chain}`)) this.free.push(now);
  }

  /** Undefined where nothing was made yet. */
  seconds(now: number): number | undefined {
    const groups = [...this.groups.values()];
    const known = groups.filter(({ made }) => made > 0);
    // The last that was met, or the first that there is.
    let [nearest] = known;
    if (!nearest) return undefined;
    let work = 0;
    for (const group of groups) {
      if (group.made > 0) nearest = group;
      work += Math.max(0, group.chains * group.generations - group.settled) * (nearest.seconds / nearest.made);
    }
    const busy = known.reduce((sum, { seconds }) => sum + seconds, 0);
    // As many workers as have been busy so far, but no more than there are chains left for.
    const workers = Math.min(busy / (now - this.started), Math.max(1, this.open));
    return work === 0 ? 0 : work / workers;
  }
}

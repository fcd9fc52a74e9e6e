// Medians and spreads of repeated measurements.

/** Times in milliseconds, sorted. */
export interface Timing {
  readonly median: number;
  readonly fastest: number;
  readonly slowest: number;
  readonly runs: number;
}

export function timing(milliseconds: readonly number[]): Timing {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return { median, fastest: sorted[0]!, slowest: sorted.at(-1)!, runs: sorted.length };
}

/** Milliseconds of processor time that this process has used, which a busy machine moves less than those that have passed. */
export function processorMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Runs each contender once a round, in turn, so that what else the machine does falls on all alike. */
export async function interleaved<Name extends string>(
  contenders: Readonly<Record<Name, () => unknown>>,
  rounds: number,
  clock: () => number = () => performance.now(),
): Promise<Record<Name, Timing>> {
  const names = Object.keys(contenders) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      const start = clock();
      await contenders[name]();
      times[name].push(clock() - start);
    }
  }
  return Object.fromEntries(names.map((name) => [name, timing(times[name])])) as Record<Name, Timing>;
}

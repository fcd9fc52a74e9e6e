// The schedule of learning rates: a linear warm-up, then half a cosine (Loshchilov & Hutter 2017, SGDR, without restarts).

export interface ScheduleOptions {
  readonly learningRate: number;
  /** Share of the steps in which the rate rises from nothing. */
  readonly warmup: number;
  /** What is left of the rate at the end, as a share of it. */
  readonly finalShare: number;
}

/** The rates of the steps `from` up to but not including `to`, of `steps` in all. */
export function learningRates(from: number, to: number, steps: number, { learningRate, warmup, finalShare }: ScheduleOptions): Float64Array {
  const rising = Math.round(warmup * steps);
  return Float64Array.from({ length: to - from }, (_, i) => {
    const step = from + i;
    if (step < rising) return (learningRate * (step + 1)) / rising;
    const fallen = (1 - Math.cos((Math.PI * (step - rising)) / (steps - rising))) / 2;
    return learningRate * (1 - (1 - finalShare) * fallen);
  });
}

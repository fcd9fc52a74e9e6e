// A span of time on the monotonic clock, so that setting the machine's clock changes nothing.

/** Says when a span of time has passed since it last said so. */
export class Pace {
  private readonly every: number;
  private last = performance.now();

  /** `every` is in milliseconds. */
  constructor(every: number) {
    this.every = every;
  }

  due(): boolean {
    const now = performance.now();
    if (now - this.last < this.every) return false;
    this.last = now;
    return true;
  }
}

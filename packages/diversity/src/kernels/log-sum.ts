// A sum kept as its logarithm, so that terms of any magnitude can be added: streaming log-sum-exp.

/** Accumulates ln Σ exp(x); `peak` is the largest x so far. */
export class LogSum {
  peak = -Infinity;
  private scaled = 0;

  /** Starts again with the empty sum. */
  clear(): void {
    this.peak = -Infinity;
    this.scaled = 0;
  }

  /** Adds a term given as its logarithm. */
  add(x: number): void {
    if (x > this.peak) {
      this.scaled = this.scaled * Math.exp(this.peak - x) + 1;
      this.peak = x;
    } else if (x > -Infinity) {
      this.scaled += Math.exp(x - this.peak);
    }
  }

  /** ln of the sum; −∞ when nothing was added. */
  get value(): number {
    return this.peak + Math.log(this.scaled);
  }
}

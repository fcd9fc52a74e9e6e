// A typed array that grows by doubling; views share its memory, so reading an archive copies nothing.

type Kind = Float64Array | Uint32Array | Uint16Array | Uint8Array;

/** An append-only typed array with amortised constant cost per entry. */
export class Growable<T extends Kind> {
  private used = 0;
  private buffer: T;
  private readonly make: (length: number) => T;

  constructor(make: (length: number) => T) {
    this.make = make;
    this.buffer = make(0);
  }

  get length(): number {
    return this.used;
  }

  append(values: T): void {
    this.reserve(this.used + values.length);
    this.buffer.set(values, this.used);
    this.used += values.length;
  }

  push(value: number): void {
    this.reserve(this.used + 1);
    this.buffer[this.used++] = value;
  }

  /** What has been appended so far, without copying; later appends do not change it. */
  view(): T {
    return this.buffer.subarray(0, this.used) as T;
  }

  private reserve(length: number): void {
    if (length <= this.buffer.length) return;
    const larger = this.make(Math.max(length, 2 * this.buffer.length));
    larger.set(this.view());
    this.buffer = larger;
  }
}

// Events pushed by callbacks, read as an async iterable.

/** A queue between callbacks and one `for await`; it ends when closed and throws what it failed with. */
export class Channel<T> implements AsyncIterable<T> {
  private readonly waiting: T[] = [];
  private wake: (() => void) | undefined;
  private end: { readonly error?: unknown } | undefined;

  push(value: T): void {
    this.waiting.push(value);
    this.wake?.();
  }

  close(): void {
    this.end ??= {};
    this.wake?.();
  }

  fail(error: unknown): void {
    this.end ??= { error };
    this.wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void> {
    for (;;) {
      const batch = this.waiting.splice(0);
      yield* batch;
      if (this.waiting.length > 0) continue;
      if (this.end) {
        if ('error' in this.end) throw this.end.error;
        return;
      }
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }
}

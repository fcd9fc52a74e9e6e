// Waiting in tests for what other processes do.

/** Waits until it is so, for a minute at most. */
export async function until(what: string, isSo: () => boolean): Promise<void> {
  for (const started = performance.now(); !isSo(); ) {
    if (performance.now() - started > 60_000) throw new Error(`waited for a minute until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

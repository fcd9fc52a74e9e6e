// Waiting for what other processes do.

/** Waits until it is so, for a minute or so many at most. */
export async function until(what: string, isSo: () => boolean, minutes = 1): Promise<void> {
  for (const started = performance.now(); !isSo(); ) {
    if (performance.now() - started > 60_000 * minutes) throw new Error(`waited for ${minutes} min until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

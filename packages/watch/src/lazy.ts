// A value that is computed when it is first asked for.

/** Calls `compute` once, on the first call. */
export function lazy<T>(compute: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => (known ??= { value: compute() }).value;
}

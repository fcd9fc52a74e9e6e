// How often each type occurs.

/** Occurrences by token id, zeros included, up to the largest id; memory grows with that id, so ids should be dense. */
export function tokenCounts(tokens: Uint32Array): Uint32Array {
  const counts = new Uint32Array(idBound(tokens));
  for (let i = 0; i < tokens.length; i++) counts[tokens[i]!]!++;
  return counts;
}

/** One more than the largest id; 0 without tokens. */
export function idBound(tokens: Uint32Array): number {
  let bound = 0;
  for (let i = 0; i < tokens.length; i++) if (tokens[i]! >= bound) bound = tokens[i]! + 1;
  return bound;
}

// The column type of text: token ids of many documents in one flat array. Ids stay ids through all generations.

/** Documents as token ids; document i is `tokens[starts[i]] … tokens[starts[i + 1] − 1]`, so `starts` has one entry more than there are documents. */
export interface Documents {
  readonly tokens: Uint32Array;
  readonly starts: Uint32Array;
}

/** Number of documents. */
export function documentCount(documents: Documents): number {
  return documents.starts.length - 1;
}

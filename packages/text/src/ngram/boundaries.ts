// How the borders of documents enter n-grams.

/** The rules by name: order − 1 start symbols and an end, one start symbol and an end (as KenLM), or documents without borders. */
export const BOUNDARIES = ['padded', 'single', 'none'] as const;

export type Boundaries = (typeof BOUNDARIES)[number];

/** How many start symbols stand before a document. */
export function startSymbols(boundaries: Boundaries, order: number): number {
  if (boundaries === 'none') return 0;
  return boundaries === 'single' ? Math.min(1, order - 1) : order - 1;
}

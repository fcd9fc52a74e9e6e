// Markup as its words, for expectations.

/** The text of some markup; tags that stand between words become spaces. */
export function plain(markup: { readonly text: string }): string {
  return markup.text
    .replace(/<\/?(?:t\w+|p|ul|li|h\d)\b[^>]*>/g, ' ')
    .replace(/<svg\b.*?<\/svg>/gs, '')
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

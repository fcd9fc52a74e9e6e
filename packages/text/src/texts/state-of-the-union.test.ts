import { describe, expect, it } from 'vitest';
import { encodeText } from '../corpus/encode-text.ts';
import { words } from '../tokenizers/words.ts';
import { stateOfTheUnion } from './state-of-the-union.ts';

describe('state-of-the-union', () => {
  it('holds 233 addresses of 1,813,406 words', async () => {
    const { documents } = encodeText(await stateOfTheUnion.create({}).read(), words.create({}), 'paragraphs');
    expect([documents.starts.length - 1, documents.tokens.length]).toEqual([233, 1_813_406]);
  });
});

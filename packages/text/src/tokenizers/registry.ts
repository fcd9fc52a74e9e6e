// Tokenizers by id.
import { Catalogue } from '@collapse-lab/runner';
import * as all from './all.ts';
import type { TokenizerSource } from '../tokenizer.ts';

export const tokenizers = new Catalogue<TokenizerSource>('tokenizer', Object.values(all));

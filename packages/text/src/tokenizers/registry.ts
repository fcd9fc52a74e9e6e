// Tokenizers by id.
import { Catalogue } from '@collapse-lab/runner';
import * as all from './all.ts';
import type { Tokenizer } from '../tokenizer.ts';

export const tokenizers = new Catalogue<Tokenizer>('tokenizer', Object.values(all));

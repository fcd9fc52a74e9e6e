// Embedded texts by id.
import { Catalogue } from '@collapse-lab/runner';
import * as all from './all.ts';
import type { EmbeddedText } from '../embedded-text.ts';

export const texts = new Catalogue<EmbeddedText>('text', Object.values(all));

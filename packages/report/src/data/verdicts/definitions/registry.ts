// The eight definitions, in the order of their source.
import type { Definition } from '../definition.ts';
import * as all from './all.ts';

export const definitions: readonly Definition[] = Object.values(all).sort((a, b) => a.number - b.number);

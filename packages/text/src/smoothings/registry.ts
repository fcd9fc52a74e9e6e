// Smoothings of n-gram counts by id.
import { Catalogue } from '@collapse-lab/runner';
import * as all from './all.ts';
import type { Smoothing } from '../smoothing.ts';

export const smoothings = new Catalogue<Smoothing>('smoothing', Object.values(all));

// Policies by id; they know no domain, so every domain has them.
import { Catalogue } from '../catalogue.ts';
import type { Policy } from '../contracts.ts';
import * as all from './all.ts';

export const policies = new Catalogue<Policy>('policy', Object.values(all));

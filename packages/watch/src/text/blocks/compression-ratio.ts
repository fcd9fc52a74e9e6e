// Compression ratio (Shaib et al. 2024).
import { compressionRatio as ratioOf } from '@collapse-lab/diversity';
import type { Measure } from '../../contracts.ts';
import type { TextView } from '../text-view.ts';

export const compressionRatio: Measure<TextView> = {
  id: 'compressionRatio',
  summary: 'Bytes over bytes after DEFLATE at level 9, at equal bytes.',
  change: 'ratio',
  loss: 'higher',
  of: ({ bytes, compress }) => ratioOf(bytes, compress),
};

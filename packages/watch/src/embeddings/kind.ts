// Embeddings: a vector per item, of any model; similarity instead of equality.
import { blockValues, infoOf } from '../block-values.ts';
import { cloudViews, pointsOf, type CloudView } from '../cloud/cloud-view.ts';
import * as cloudMeasures from '../cloud/measures/all.ts';
import type { Kind } from '../contracts.ts';
import { OBJECT_BYTES } from '../reservoir.ts';
import * as ownMeasures from './measures/all.ts';

const measures = [...Object.values(ownMeasures), ...Object.values(cloudMeasures)];

export const embeddings: Kind<Float64Array> = {
  id: 'embeddings',
  item: 'vector',
  headline: 'vendi',
  mostPerBlock: 250,
  bytesOf: (vector) => vector.byteLength + OBJECT_BYTES,
  keep: (vector) => vector,
  isCut: () => false,
  measures: () => measures.map(infoOf),
  measure({ control, group, anchor }, { streams }) {
    const dimensions = control[0]![0]!.length;
    const reference = pointsOf(anchor.slice(0, control[0]!.length), dimensions);
    const views = (blocks: readonly (readonly Float64Array[])[]): CloudView[] =>
      cloudViews(blocks.map((block) => pointsOf(block, dimensions)), reference, () => streams.fork('directions').rng());
    return blockValues(measures, views(control), views(group));
  },
};

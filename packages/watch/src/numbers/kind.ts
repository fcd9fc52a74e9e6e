// Numbers: rows of one or several columns; each column by itself, and all of them together.
import type { Points, Rng } from '@collapse-lab/numeric';
import type { BlockValues, Blocks, Kind, Measure } from '../contracts.ts';
import { OBJECT_BYTES } from '../reservoir.ts';
import { blockValues, infoOf, togetherValues, wholeArm, wholeValues } from '../block-values.ts';
import { cloudViews, pointsOf, type CloudView } from '../cloud/cloud-view.ts';
import * as cloudMeasures from '../cloud/measures/all.ts';
import * as blockMeasures from './blocks/all.ts';
import { columnAnchor, type ColumnView } from './column-view.ts';
import * as jointMeasures from './joint/all.ts';
import * as wholeMeasures from './whole/all.ts';

/** Of all columns together: of whole arms, and of blocks where they take the square of the rows. */
const jointly = Object.values(jointMeasures);
const clouds = Object.values(cloudMeasures);

export const numbers: Kind<Float64Array> = {
  id: 'numbers',
  item: 'row',
  headline: 'effectiveSupport',
  mostPerBlock: 500,
  bytesOf: (row) => row.byteLength + OBJECT_BYTES,
  keep: (row) => row,
  isCut: () => false,
  measures: (columns) => [...columns.flatMap((name) => Object.values(measuresOf(name, columns)).flat().map(infoOf)), ...(columns.length > 1 ? [...jointly, ...clouds].map(infoOf) : [])],
  measure(blocks, { columns, streams }) {
    const single = columns.map((name, c) => columnValues(blocks, c, measuresOf(name, columns)));
    if (columns.length < 2) return single[0]!;
    const { control, group, anchor } = standardised(blocks, columns.length);
    const points = (rows: readonly Float64Array[]): Points => pointsOf(rows, columns.length);
    const directions = (): Rng => streams.fork('directions').rng();
    const views = (arm: readonly (readonly Float64Array[])[]): CloudView[] => cloudViews(arm.map(points), points(anchor.slice(0, control[0]!.length)), directions);
    const whole = (rows: readonly Float64Array[]): CloudView => cloudViews([points(rows)], points(anchor), directions)[0]!;
    const joint = wholeValues(jointly, wholeArm(control, whole), wholeArm(group, whole));
    return togetherValues([...single, joint, blockValues(clouds, views(control), views(group))]);
  },
};

/** Measures of one column, of whole arms and of blocks; their ids name it where there are several. */
function measuresOf(name: string, { length }: readonly string[]): Record<'whole' | 'blocks', Measure<ColumnView>[]> {
  const called = (measure: Measure<ColumnView>): Measure<ColumnView> => (length === 1 ? measure : { ...measure, id: `${measure.id}(${name})` });
  return { whole: Object.values(wholeMeasures).map(called), blocks: Object.values(blockMeasures).map(called) };
}

function columnValues({ control, group, anchor }: Blocks<Float64Array>, column: number, measures: ReturnType<typeof measuresOf>): BlockValues {
  const perBlock = control[0]!.length;
  const reference = columnAnchor(Float64Array.from(anchor, (row) => row[column]!), perBlock);
  const view = (rows: readonly Float64Array[]): ColumnView => ({ values: Float64Array.from(rows, (row) => row[column]!), anchor: reference });
  return togetherValues([wholeValues(measures.whole, wholeArm(control, view), wholeArm(group, view)), blockValues(measures.blocks, control.map(view), group.map(view))]);
}

/** Rows in standard deviations of the anchor from its mean, so that no column's unit decides; a constant column is left as it is. */
function standardised({ control, group, anchor }: Blocks<Float64Array>, dimensions: number): Blocks<Float64Array> {
  const means = new Float64Array(dimensions);
  const squares = new Float64Array(dimensions);
  for (const row of anchor) for (let c = 0; c < dimensions; c++) means[c]! += row[c]! / anchor.length;
  for (const row of anchor) for (let c = 0; c < dimensions; c++) squares[c]! += (row[c]! - means[c]!) * (row[c]! - means[c]!);
  const scale = squares.map((sum) => (sum > 0 ? Math.sqrt(sum / anchor.length) : 1));
  const standard = (row: Float64Array): Float64Array => row.map((value, c) => (value - means[c]!) / scale[c]!);
  return { control: control.map((rows) => rows.map(standard)), group: group.map((rows) => rows.map(standard)), anchor: anchor.map(standard) };
}

// Looking rows up by their number.
import { recorded, type Tensor } from '../graph.ts';
import { inBrackets, sizeOf, type Shape } from '../tensor-data.ts';
import { reshape } from './shapes.ts';

/** Rows of a table [v, d] by integer ids of any shape: [...ids, d]. Ids outside 0 to v − 1 fail when the graph is run. */
export function embedding(table: Tensor, ids: Tensor): Tensor {
  const [, width] = table.shape;
  if (table.shape.length !== 2 || width === undefined) throw new RangeError(`an embedding table must have shape [v, d], but got ${inBrackets(table.shape)}; reshape it`);
  const y = table.graph.emitOne('Gather', [table, ids], { shape: [...ids.shape, width] }, { attributes: { axis: 0 } });
  return recorded([table], y, (dy) => [() => scatterRows(table.shape, ids, dy)]);
}

/**
 * A matrix in which row `ids[i]` is the sum of those rows i of `rows` that have this id, in their order. ScatterND would do it in a third of
 * the time, but ONNX Runtime 1.30 lets its threads add to one row at once, and loses sums; a product with a one-hot matrix takes longer.
 */
function scatterRows(shape: Shape, ids: Tensor, rows: Tensor): Tensor {
  const { graph } = rows;
  const flat = [sizeOf(ids.shape), shape[1]!];
  const at = graph.emitOne('Expand', [reshape(ids, [-1, 1]), graph.integers(flat)], { shape: flat, dtype: ids.dtype });
  const zeros = graph.emitOne('ConstantOfShape', [graph.integers(shape)], { shape });
  return graph.emitOne('ScatterElements', [zeros, at, reshape(rows, flat)], { shape }, { attributes: { axis: 0, reduction: 'add' } });
}

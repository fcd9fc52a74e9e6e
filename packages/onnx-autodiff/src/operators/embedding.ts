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

/** A matrix in which row `ids[i]` is the sum of those rows i of `rows` that have this id, in their order. */
export function scatterRows(shape: Shape, ids: Tensor, rows: Tensor): Tensor {
  const { graph } = rows;
  const count = sizeOf(ids.shape);
  const at = graph.emitOne('Cast', [reshape(ids, [count, 1])], { shape: [count, 1], dtype: 'int64' }, { attributes: { to: 7 } });
  const zeros = graph.emitOne('ConstantOfShape', [graph.integers(shape)], { shape });
  return graph.emitOne('ScatterND', [zeros, at, reshape(rows, [count, shape[1]!])], { shape }, { attributes: { reduction: 'add' } });
}

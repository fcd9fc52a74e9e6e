// Token numbers as transformers.js is given them.
import type { Tensor } from '@xenova/transformers';

/** Rows of one length as int64. */
export async function integers(rows: readonly (readonly (number | bigint)[])[]): Promise<Tensor> {
  const { Tensor: TensorOf } = await import('@xenova/transformers');
  return new TensorOf('int64', BigInt64Array.from(rows.flat(), BigInt), [rows.length, rows[0]!.length]);
}

/** Rows of unequal lengths, filled up on their right, with the mask that hides what fills them. */
export async function paddedRows(rows: readonly (readonly number[])[], pad: number): Promise<{ readonly input_ids: Tensor; readonly attention_mask: Tensor }> {
  const longest = Math.max(...rows.map((row) => row.length));
  const filled = (value: (row: readonly number[], at: number) => number): number[][] => rows.map((row) => Array.from({ length: longest }, (_, at) => value(row, at)));
  return { input_ids: await integers(filled((row, at) => row[at] ?? pad)), attention_mask: await integers(filled((row, at) => (at < row.length ? 1 : 0))) };
}

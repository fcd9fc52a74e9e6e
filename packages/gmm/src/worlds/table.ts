// The world of a table: rows of numbers in random order, some held out, the rest drawn as real data.
import type { Points } from '@collapse-lab/numeric';
import { defineEntry, fingerprint, FinitePool, UserError, type Host, type World, type WorldSource } from '@collapse-lab/runner';
import { z } from 'zod';
import { pointsAlgebra } from '../algebra.ts';
import { showNumber, showPoint } from '../show-number.ts';
import { readCsv } from '../table/read-csv.ts';
import { readParquet } from '../table/read-parquet.ts';
import { standardised, type Standard } from '../table/standardise.ts';
import type { Table } from '../table/table.ts';

const parameters = z.strictObject({
  path: z.string().regex(/\.(csv|tsv|txt|parquet)$/i, { message: 'must end in .csv, .tsv, .txt or .parquet' }).describe('A CSV or Parquet file, relative to the study.'),
  columns: z
    .array(z.union([z.string().min(1), z.int().min(1)]))
    .min(1)
    .refine((columns) => new Set(columns).size === columns.length, { message: 'must name every column once' })
    .describe('Columns that become the axes of points, in this order: by name, or by number from 1.'),
  standardise: z.boolean().describe('Whether each column is brought to mean 0 and standard deviation 1 (divisor n) of the pool, the rows that are not held out.'),
  header: z.boolean().default(true).describe('CSV: whether the first line has the names of the columns.'),
  separator: z.string().length(1).optional().describe('CSV: what stands between fields; a comma when absent, in .tsv a tab.'),
  reuse: z.boolean().default(false).describe('Whether fresh draws of different generations may share rows.'),
});

type Parameters = z.output<typeof parameters>;

const words = { items: 'rows', whole: 'the table', more: 'or take a longer table' };

/** World `table`: rows of one file without replacement, per chain. */
export const table = defineEntry({
  id: 'table',
  summary: 'Rows of a CSV or Parquet file, in random order, with a held-out reserve.',
  parameters,
  create: (chosen): WorldSource<Points> => ({
    async open({ host, streams, heldOut }): Promise<World<Points>> {
      const { read, print } = await readTable(chosen, host);
      const total = pointsAlgebra.size(read.rows);
      const pool = new FinitePool({ total, heldOut, reuse: chosen.reuse, words }, streams.fork('table'));
      const standard = chosen.standardise ? standardised(read, pool.pool, chosen.path) : undefined;
      const rows = standard?.rows ?? read.rows;
      return {
        draw: (request, chain) => pointsAlgebra.take(rows, pool.choose(request, chain)),
        ...(!chosen.reuse && { available: pool.size }),
        show: showPoint,
        facts: {
          source: chosen.path,
          columns: read.columns.join(', '),
          dimensions: rows.dimensions,
          rows: total,
          poolRows: pool.size,
          heldOutRows: heldOut,
          standardised: standard ? describe(read, standard) : 'no',
          reuse: String(chosen.reuse),
          fingerprint: print,
        },
      };
    },
  }),
});

async function readTable({ path, columns, header, separator }: Parameters, host: Host): Promise<{ read: Table; print: string }> {
  if (/\.parquet$/i.test(path)) {
    const bytes = await host.readBytes(path);
    return { read: notEmpty(await readParquet(bytes, path, columns), path), print: fingerprint(bytes) };
  }
  const text = await host.readText(path);
  const read = readCsv(text, path, { columns, header, separator: separator ?? (/\.tsv$/i.test(path) ? '\t' : ',') });
  return { read: notEmpty(read, path), print: fingerprint(text) };
}

function notEmpty(read: Table, path: string): Table {
  if (read.rows.values.length > 0) return read;
  throw new UserError(`${path} must have rows, but has none; take another file, or set header: false if the first line is one`);
}

/** `height: mean 1.7, sd 0.1; …`, by which a reader gets back to the file's units. */
function describe({ columns }: Table, { means, stdDevs }: Standard): string {
  return columns.map((column, axis) => `${column}: mean ${showNumber(means[axis]!)}, sd ${showNumber(stdDevs[axis]!)}`).join('; ');
}

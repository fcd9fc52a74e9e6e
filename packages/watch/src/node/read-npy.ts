// NumPy's .npy, versions 1 to 3: one array of numbers, its rows being the records (NEP 1).
import { closeSync, openSync, readSync } from 'node:fs';
import { UserError } from '@collapse-lab/runner';
import { typedNumber, type Source } from './source.ts';

const MAGIC = '\x93NUMPY';
/** Bytes of rows that are read at once. */
const PIECE = 4 * 1024 * 1024;

type ReadNumber = (view: DataView, at: number) => number;

/** By type without the mark of byte order; little-endian, as NumPy writes on all machines of today. */
const READERS: Readonly<Record<string, { readonly size: number; readonly read: ReadNumber }>> = {
  f8: { size: 8, read: (view, at) => view.getFloat64(at, true) },
  f4: { size: 4, read: (view, at) => view.getFloat32(at, true) },
  f2: { size: 2, read: (view, at) => float16(view.getUint16(at, true)) },
  i8: { size: 8, read: (view, at) => Number(view.getBigInt64(at, true)) },
  i4: { size: 4, read: (view, at) => view.getInt32(at, true) },
  i2: { size: 2, read: (view, at) => view.getInt16(at, true) },
  i1: { size: 1, read: (view, at) => view.getInt8(at) },
  u8: { size: 8, read: (view, at) => Number(view.getBigUint64(at, true)) },
  u4: { size: 4, read: (view, at) => view.getUint32(at, true) },
  u2: { size: 2, read: (view, at) => view.getUint16(at, true) },
  u1: { size: 1, read: (view, at) => view.getUint8(at) },
};

export function npySource(path: string, bytes: number): Source {
  return {
    path,
    bytes,
    format: 'npy',
    place: (line) => `${path}: row ${line}`,
    numberOf: typedNumber,
    async read({ take, onBytes }) {
      const descriptor = openSync(path, 'r');
      try {
        const { start, rows, columns, size, read, flat } = headerOf(descriptor, path);
        const wanted = rows * columns * size;
        if (bytes < start + wanted) throw new UserError(`${path} must hold ${rows} rows of ${columns} numbers, but ends after ${Math.max(0, Math.floor((bytes - start) / (columns * size)))}; write it anew`);
        const perPiece = Math.max(1, Math.floor(PIECE / (columns * size)));
        const buffer = Buffer.alloc(perPiece * columns * size);
        const view = new DataView(buffer.buffer, buffer.byteOffset, buffer.length);
        for (let row = 0; row < rows; row += perPiece) {
          const count = Math.min(perPiece, rows - row);
          readWhole(descriptor, buffer.subarray(0, count * columns * size), start + row * columns * size);
          for (let i = 0; i < count; i++) {
            const vector = new Float64Array(columns);
            for (let c = 0; c < columns; c++) vector[c] = read(view, (i * columns + c) * size);
            take(flat ? vector[0] : vector, row + i + 1);
          }
          onBytes(count * columns * size);
        }
      } finally {
        closeSync(descriptor);
      }
    },
  };
}

function headerOf(descriptor: number, path: string) {
  const start = Buffer.alloc(12);
  readWhole(descriptor, start, 0);
  if (start.toString('latin1', 0, 6) !== MAGIC) throw new UserError(`${path} must be a .npy file, but begins otherwise; write it with numpy.save`);
  const wide = start[6]! > 1;
  const header = Buffer.alloc(wide ? start.readUInt32LE(8) : start.readUInt16LE(8));
  readWhole(descriptor, header, wide ? 12 : 10);
  const text = header.toString('utf8');
  const type = /'descr':\s*'([<>|=]?)(\w+)'/.exec(text);
  const reader = type && type[1] !== '>' ? READERS[type[2]!] : undefined;
  if (!reader) throw new UserError(`${path} must hold little-endian integers or floating-point numbers, but its type is ${type ? type[1]! + type[2]! : 'not told'}; convert it with .astype('<f4')`);
  const shape = (/'shape':\s*\(([^)]*)\)/.exec(text)?.[1] ?? '').split(',').filter((part) => part.trim() !== '').map(Number);
  if (shape.length !== 1 && shape.length !== 2) throw new UserError(`${path} must be an array of one or two axes (a row per item), but has ${shape.length}; reshape it to (items, -1)`);
  if (shape.length === 2 && /'fortran_order':\s*True/.test(text)) throw new UserError(`${path} must be in C order, but is in Fortran order; save numpy.ascontiguousarray of it`);
  const [rows = 0, columns = 1] = shape;
  if (columns < 1) throw new UserError(`${path} must have columns, but its rows are empty; take another file`);
  return { start: (wide ? 12 : 10) + header.length, rows, columns, ...reader, flat: shape.length === 1 };
}

function readWhole(descriptor: number, into: Buffer, from: number): void {
  for (let at = 0; at < into.length; ) {
    const read = readSync(descriptor, into, at, into.length - at, from + at);
    if (read === 0) return;
    at += read;
  }
}

/** IEEE 754 binary16. */
function float16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return exponent === 0 ? sign * fraction * 5.9604644775390625e-8 : sign * (1 + fraction / 1024) * (exponent >= 15 ? 1 << (exponent - 15) : 1 / (1 << (15 - exponent)));
}

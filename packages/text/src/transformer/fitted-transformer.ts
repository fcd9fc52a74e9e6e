// A fitted transformer as plain data, and its bytes.
import { ArrayReader, packArrays } from '@collapse-lab/numeric';

export interface FittedTransformer {
  /** The vocabulary, frozen at generation 1; ascending. */
  readonly types: Uint32Array;
  /** Every parameter, in the order of `parameterShapes`. */
  readonly vector: Float32Array;
  /** Generation 1's parameters, where every fit begins from them. */
  readonly first?: Float32Array;
}

export function encodeTransformer({ types, vector, first }: FittedTransformer): Uint8Array {
  return packArrays([types, bytesOf(vector), ...(first ? [bytesOf(first)] : [])]);
}

export function decodeTransformer(bytes: Uint8Array): FittedTransformer {
  const reader = new ArrayReader(bytes);
  const [types, vector] = [reader.u32(), readFloats(reader)];
  return { types, vector, ...(!reader.ended && { first: readFloats(reader) }) };
}

/** Single precision as bytes, which is how it is packed. */
export function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

export function readFloats(reader: ArrayReader): Float32Array {
  return new Float32Array(reader.u8().buffer);
}

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
  const floats = (): Float32Array => new Float32Array(reader.u8().buffer);
  const [types, vector] = [reader.u32(), floats()];
  return { types, vector, ...(!reader.ended && { first: floats() }) };
}

export function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

// Named tensors in one file: the format safetensors (Hugging Face 2022), eight bytes of length, a JSON header, the numbers.
import { sizeOf, type Shape } from '@collapse-lab/onnx-autodiff';

export interface NamedTensor {
  readonly data: Float32Array;
  readonly shape: Shape;
}

/** The file's bytes, in the order given. */
export function encodeSafetensors(tensors: Readonly<Record<string, NamedTensor>>): Uint8Array {
  const header: Record<string, object> = { __metadata__: { format: 'pt' } };
  let end = 0;
  for (const [name, { shape }] of Object.entries(tensors)) header[name] = { dtype: 'F32', shape, data_offsets: [end, (end += 4 * sizeOf(shape))] };
  const json = new TextEncoder().encode(JSON.stringify(header));
  // The numbers begin at a multiple of eight; spaces fill up to it.
  const length = Math.ceil(json.length / 8) * 8;
  const bytes = new Uint8Array(8 + length + end).fill(0x20, 8, 8 + length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(length), true);
  bytes.set(json, 8);
  let at = 8 + length;
  for (const { data: { buffer, byteOffset, byteLength } } of Object.values(tensors)) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  return bytes;
}

// A writer of Protocol Buffers' wire format (protobuf.dev/programming-guides/encoding): as much of it as ONNX models need.

const VARINT = 0;
const BYTES = 2;
const FIXED_32 = 5;

const utf8 = new TextEncoder();

/** One message, field by field; `finish` gives its bytes. */
export class MessageWriter {
  private readonly parts: Uint8Array[] = [];
  private length = 0;

  /** An int64 or an enum; negative numbers take ten bytes, as the format asks. */
  integer(field: number, value: number | bigint): this {
    return this.varint((field << 3) | VARINT).varint(value);
  }

  float(field: number, value: number): this {
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setFloat32(0, value, true);
    return this.varint((field << 3) | FIXED_32).append(bytes);
  }

  bytes(field: number, value: Uint8Array): this {
    return this.varint((field << 3) | BYTES).varint(value.length).append(value);
  }

  string(field: number, value: string): this {
    return this.bytes(field, utf8.encode(value));
  }

  message(field: number, write: (message: MessageWriter) => void): this {
    const inner = new MessageWriter();
    write(inner);
    this.varint((field << 3) | BYTES).varint(inner.length);
    for (const part of inner.parts) this.append(part);
    return this;
  }

  finish(): Uint8Array {
    const all = new Uint8Array(this.length);
    let at = 0;
    for (const part of this.parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }

  private varint(value: number | bigint): this {
    const bytes: number[] = [];
    let rest = BigInt.asUintN(64, BigInt(value));
    for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
    bytes.push(Number(rest));
    return this.append(Uint8Array.from(bytes));
  }

  private append(bytes: Uint8Array): this {
    this.parts.push(bytes);
    this.length += bytes.length;
    return this;
  }
}

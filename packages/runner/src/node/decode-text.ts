// Bytes of a file as text: unpacked, and decoded strictly.
import { constants } from 'node:buffer';
import { gunzipSync } from 'node:zlib';
import { UserError } from '../errors.ts';

/**
 * The UTF-8 text of the bytes, which may be gzipped, without a byte order mark. Throws UserError naming `path`, and the byte where it is not
 * UTF-8.
 */
export function decodeText(bytes: Uint8Array, path: string): string {
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? unpacked(bytes, path) : bytes;
  if (plain.length > constants.MAX_STRING_LENGTH) {
    throw new UserError(`${path} must have at most ${constants.MAX_STRING_LENGTH} bytes of text, but has ${plain.length}; split it into several files`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch {
    const utf16 = (plain[0] === 0xff && plain[1] === 0xfe) || (plain[0] === 0xfe && plain[1] === 0xff);
    const found = utf16 ? 'it is UTF-16; convert it with iconv -f UTF-16 -t UTF-8' : `${placeOf(firstInvalidByte(plain), plain)}; convert it, for example with iconv -t UTF-8`;
    throw new UserError(`${path} must be UTF-8 text, but ${found}`);
  }
}

function unpacked(bytes: Uint8Array, path: string): Uint8Array {
  try {
    return gunzipSync(bytes);
  } catch (error) {
    throw new UserError(`${path} must be gzipped whole, but unpacking it says: ${(error as Error).message}; fetch or compress it anew`);
  }
}

/** `byte 7 is not (line 2)` */
function placeOf(at: number, bytes: Uint8Array): string {
  let line = 1;
  for (let i = 0; i < at; i++) if (bytes[i] === 0x0a) line++;
  return `byte ${at} is not (line ${line})`;
}

/** Offset of the first sequence that breaks UTF-8. */
function firstInvalidByte(bytes: Uint8Array): number {
  // `stream` lets a sequence be cut off at the prefix's end, which is no error yet.
  const decode = (length: number): string => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, length), { stream: true });
  const decodes = (length: number): boolean => {
    try {
      decode(length);
      return true;
    } catch {
      return false;
    }
  };
  // The longest prefix that decodes, by bisection; its whole characters end where the broken sequence starts.
  let [good, bad] = [0, bytes.length + 1];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes(middle)) good = middle;
    else bad = middle;
  }
  return new TextEncoder().encode(decode(good)).length;
}

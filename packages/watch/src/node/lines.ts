// Lines of a text file as a stream: split as bytes, decoded strictly, in memory that does not grow with the file.
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UserError } from '@collapse-lab/runner';
import type { Skips } from './skips.ts';

/** No line may be longer than this many bytes. */
const LONGEST_LINE = 16 * 1024 * 1024;
const CHUNK = 1024 * 1024;
const NEWLINE = 10;

export interface LinesOptions {
  readonly gzip: boolean;
  readonly skips: Skips;
  readonly onBytes: (bytes: number) => void;
  readonly onLine: (text: string, line: number) => void;
}

/**
 * Calls `onLine` for every line, without its end (\n or \r\n) and the file's byte order mark. Throws UserError with file and line
 * for a zero byte and a gzip file that breaks off; a line that is not UTF-8 or too long is handed to `skips`.
 */
export async function readLines(path: string, options: LinesOptions): Promise<void> {
  const splitter = new LineSplitter(path, options);
  try {
    for await (const chunk of open(path, options)) splitter.add(chunk as Buffer);
  } catch (error) {
    throw splitter.broken(error);
  }
  splitter.end();
}

function open(path: string, { gzip, onBytes }: LinesOptions): Readable {
  const file = createReadStream(path, { highWaterMark: CHUNK });
  file.on('data', (chunk) => { onBytes(chunk.length); });
  if (!gzip) return file;
  const plain = createGunzip({ chunkSize: CHUNK });
  file.on('error', (error) => plain.destroy(error));
  return file.pipe(plain);
}

/** Makes lines of pieces of a file. */
class LineSplitter {
  private readonly path: string;
  private readonly options: LinesOptions;
  private readonly decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  /** The number of the line that the next bytes belong to, and its bytes so far. */
  private line = 1;
  private begun: Buffer[] = [];
  private begunBytes = 0;
  /** Whether the line is too long and being left out. */
  private leftOut = false;

  constructor(path: string, options: LinesOptions) {
    this.path = path;
    this.options = options;
  }

  add(bytes: Buffer): void {
    const zero = bytes.indexOf(0);
    if (zero >= 0) throw this.binary(bytes, zero);
    const end = bytes.lastIndexOf(NEWLINE);
    if (end >= 0) this.finish(bytes.subarray(0, end));
    this.begin(bytes.subarray(end + 1));
  }

  /** What a file that cannot be unpacked is told by; any other error stays what it is. */
  broken(error: unknown): unknown {
    const { code, message } = error as NodeJS.ErrnoException;
    if (!code?.startsWith('Z_')) return error;
    return new UserError(`${this.path}:${this.line} must be gzipped whole, but unpacking it says: ${message}; fetch or compress it anew`);
  }

  /** The last line may have no end. */
  end(): void {
    if (this.begunBytes > 0) this.finish(Buffer.alloc(0));
  }

  /** Keeps what stands of a line whose end has not come. */
  private begin(bytes: Buffer): void {
    if (this.leftOut || bytes.length === 0) return;
    this.begun.push(bytes);
    this.begunBytes += bytes.length;
    if (this.begunBytes <= LONGEST_LINE) return;
    this.options.skips.bad('line too long', `${this.path}:${this.line} must be at most ${LONGEST_LINE >> 20} MiB long, but is longer`);
    this.leftOut = true;
    this.begun = [];
    this.begunBytes = 0;
  }

  /** Hands over whole lines: what was begun, and these bytes. */
  private finish(bytes: Buffer): void {
    let whole = this.begun.length > 0 ? Buffer.concat([...this.begun, bytes]) : bytes;
    const rest = this.leftOut ? bytes.indexOf(NEWLINE) : -1;
    const nothing = this.leftOut && rest < 0;
    if (this.leftOut) {
      whole = bytes.subarray(rest + 1);
      this.line++;
    }
    this.begun = [];
    this.begunBytes = 0;
    this.leftOut = false;
    if (nothing) return;
    const text = this.decoded(whole);
    if (text === undefined) this.oneByOne(whole);
    else for (const each of text.split('\n')) this.hand(each);
  }

  /** Lines of which some are not UTF-8. */
  private oneByOne(bytes: Buffer): void {
    for (let from = 0; from <= bytes.length; ) {
      const found = bytes.indexOf(NEWLINE, from);
      const end = found < 0 ? bytes.length : found;
      const text = this.decoded(bytes.subarray(from, end));
      if (text === undefined) {
        this.options.skips.bad('not UTF-8', `${this.path}:${this.line} must be UTF-8 text, but has other bytes (Latin-1, or several encodings in one file? iconv -f LATIN1 -t UTF-8 converts)`);
        this.line++;
      } else this.hand(text);
      from = end + 1;
    }
  }

  private decoded(bytes: Buffer): string | undefined {
    try {
      return this.decoder.decode(bytes);
    } catch {
      return undefined;
    }
  }

  private hand(text: string): void {
    const from = this.line === 1 && text.startsWith('\uFEFF') ? 1 : 0;
    const to = text.endsWith('\r') ? text.length - 1 : text.length;
    this.options.onLine(text.slice(from, to), this.line++);
  }

  private binary(bytes: Buffer, zero: number): UserError {
    const start = this.line === 1 ? Buffer.concat([...this.begun, bytes]) : bytes;
    const utf16 = this.line === 1 && ((start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff));
    let line = this.line;
    for (const byte of bytes.subarray(0, zero)) if (byte === NEWLINE) line++;
    return new UserError(`${this.path}:${line} must be text, but ${utf16 ? 'is UTF-16; convert it (iconv -f UTF-16 -t UTF-8)' : 'has a zero byte, as binary files have; give text, JSON lines, CSV, Parquet or .npy'}`);
  }
}

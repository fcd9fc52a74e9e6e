// The heartbeat of an attempt: a small file, written in place again and again by a thread of its own, so that a generation of minutes
// does not pass for a death, and a full disk, which takes no new bytes, does not silence it.
import { closeSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { Worker } from 'node:worker_threads';
import { onDisk } from '@collapse-lab/runner/node';

/** How an attempt stands: at work; stopped with everything saved; over with its shard sealed; or ended by an error. */
export type AttemptState = 'running' | 'stopped' | 'sealed' | 'failed';

export interface Beat {
  readonly state: AttemptState;
  readonly host: string;
  /** Counts up while the attempt lives: whoever sees it move needs no clock. */
  readonly beat: number;
  /** What it failed with. */
  readonly message?: string;
}

/** A beat as it was found, and the time of its file in milliseconds, which on a network drive is the server's. */
export interface FoundBeat extends Beat {
  readonly written: number;
}

/** Milliseconds from one beat to the next. */
export const BEAT_EVERY = 5000;

/** All beats are as long, so that one is written over another. */
const BYTES = 1024;

/** The thread: `shared` holds the number of beats. */
const BEATER = `
  const { parentPort, workerData: { descriptor, shared, host, every, bytes } } = require('node:worker_threads');
  const counts = new Int32Array(shared);
  setInterval(() => {
    const text = JSON.stringify({ state: 'running', host, beat: Atomics.add(counts, 0, 1) + 1 });
    try { require('node:fs').writeSync(descriptor, text.padEnd(bytes - 1) + '\\n', 0); } catch {}
  }, every);`;

/** Beats from its making until `end`. */
export class Heartbeat {
  private readonly descriptor: number;
  private readonly counts = new Int32Array(new SharedArrayBuffer(4));
  private readonly thread: Worker;

  /** Throws UserError where the file cannot be written. */
  constructor(path: string, every = BEAT_EVERY) {
    this.descriptor = onDisk(path, () => openSync(path, 'w'));
    onDisk(path, () => { this.write({ state: 'running' }); });
    const workerData = { descriptor: this.descriptor, shared: this.counts.buffer, host: hostname(), every, bytes: BYTES };
    this.thread = new Worker(BEATER, { eval: true, execArgv: [], workerData });
    this.thread.unref();
  }

  /** The last beat. */
  async end(state: AttemptState, message?: string): Promise<void> {
    await this.thread.terminate();
    try {
      this.write({ state, ...(message !== undefined && { message }) });
    } catch {
      // Whoever waits for it sees that no beat comes any more.
    }
    closeSync(this.descriptor);
  }

  private write({ state, message }: Pick<Beat, 'state' | 'message'>): void {
    const beat: Beat = { state, host: hostname(), beat: Atomics.add(this.counts, 0, 1) + 1 };
    const text = (words = message): string => {
      const json = JSON.stringify({ ...beat, ...(words !== undefined && { message: words }) });
      return words === undefined || Buffer.byteLength(json) < BYTES ? json : text(words.slice(0, -20));
    };
    const bytes = Buffer.alloc(BYTES, ' ');
    bytes.write(text());
    bytes[BYTES - 1] = 10;
    writeSync(this.descriptor, bytes, 0, BYTES, 0);
  }
}

/** The last beat of an attempt; undefined where there is none, or one is just being written. */
export function readBeat(path: string): FoundBeat | undefined {
  try {
    return { ...(JSON.parse(readFileSync(path, 'utf8')) as Beat), written: statSync(path).mtimeMs };
  } catch {
    return undefined;
  }
}

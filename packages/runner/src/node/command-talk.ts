// One life of a program that answers lines of JSON on its standard streams, from its start to its end.
import { spawn, type ChildProcess, type ChildProcessWithoutNullStreams } from 'node:child_process';
import type { Socket } from 'node:net';

export interface Program {
  /** Program and arguments; no shell reads them. */
  readonly command: readonly string[];
  /** Where it runs. */
  readonly folder: string;
  /** It is killed when it takes longer over one answer. */
  readonly timeoutSeconds: number;
}

/** A longer answer is nonsense, and would not fit a string. */
const LONGEST_LINE = 1 << 28;
const LONGEST_QUOTE = 80;
const REMEMBERED_COMPLAINT = 4096;

/** Programs that this thread has started. */
const running = new Set<Talk>();
let ending = false;

/** One life of a program. Every failure is a RangeError that says how it went on after "but". */
export class Talk {
  /** Whether it ended by its own will (code 0) between two answers. */
  retired = false;
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly guard: ChildProcess | undefined;
  private readonly timeoutSeconds: number;
  private over: string | undefined;
  /** From then on its process id may be another's. */
  private gone = false;
  private waiting: { readonly resolve: (answer: unknown) => void; readonly reject: (why: RangeError) => void } | undefined;
  private pieces: string[] = [];
  private length = 0;
  private complaint = '';

  constructor({ command: [file = '', ...args], folder, timeoutSeconds }: Program) {
    this.timeoutSeconds = timeoutSeconds;
    // In a process group of its own: an interrupt from the keyboard is for the run, which stops between generations.
    this.child = spawn(file, args, { cwd: folder, stdio: 'pipe', detached: GROUPS, windowsHide: true });
    const { stdin, stdout, stderr } = this.child;
    this.child.on('error', (error) => this.end(`it could not be started: ${error.message}`));
    this.child.on('exit', () => {
      // What it may have started itself must not hold its streams open.
      this.kill();
      this.gone = true;
      this.guard?.kill('SIGKILL');
    });
    this.child.on('close', (code, signal) => this.close(code, signal));
    // A program that goes away while it is spoken to is told of by `close`.
    stdin.on('error', () => undefined);
    stdout.setEncoding('utf8').on('data', (text: string) => this.hear(text));
    stderr.setEncoding('utf8').on('data', (text: string) => { this.complaint = (this.complaint + text).slice(-REMEMBERED_COMPLAINT); });
    // An idle program keeps nobody waiting; while it is asked something, the clock does.
    this.child.unref();
    for (const stream of [stdin, stdout, stderr]) (stream as unknown as Socket).unref();
    this.guard = GROUPS && this.child.pid !== undefined ? guardOf(this.child.pid) : undefined;
    running.add(this);
    endAllAtExit();
  }

  /** Its answer to one line; one is asked at a time. */
  ask(line: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.over !== undefined) {
        reject(new RangeError(this.over));
        return;
      }
      const clock = setTimeout(() => this.end(`it took longer than ${this.timeoutSeconds} seconds${this.lastWords()}`), 1000 * this.timeoutSeconds);
      this.waiting = {
        resolve: (answer) => { clearTimeout(clock); resolve(answer); },
        reject: (why) => { clearTimeout(clock); reject(why); },
      };
      this.child.stdin.write(line);
    });
  }

  /** Ends it at once; the first reason counts. */
  end(why: string): void {
    this.over ??= why;
    this.kill();
    running.delete(this);
    this.waiting?.reject(new RangeError(this.over));
    this.waiting = undefined;
  }

  private hear(heard: string): void {
    // What is blank around an answer is no part of it, whether it comes with it or by itself, before the next is asked for or after.
    const text = this.length === 0 ? heard.trimStart() : heard;
    if (text === '') return;
    const lineEnd = text.indexOf('\n');
    if (!this.waiting) {
      this.end(`it wrote ${quote(text)} when nothing was asked`);
    } else if (lineEnd < 0) {
      this.pieces.push(text);
      this.length += text.length;
      if (this.length > LONGEST_LINE) this.end(`it wrote a line of more than ${LONGEST_LINE} characters`);
    } else if (text.slice(lineEnd).trim() !== '') {
      this.end(`it wrote a second line, ${quote(text.slice(lineEnd + 1))}`);
    } else {
      this.answer(this.pieces.join('') + text);
    }
  }

  private answer(line: string): void {
    const { waiting } = this;
    [this.pieces, this.length, this.waiting] = [[], 0, undefined];
    let answer: unknown;
    try {
      answer = JSON.parse(line);
    } catch {
      waiting?.reject(new RangeError(`it wrote ${quote(line)}, which is not JSON (NaN and infinities are the strings "NaN", "Infinity", "-Infinity")`));
      return;
    }
    waiting?.resolve(answer);
  }

  private close(code: number | null, signal: string | null): void {
    this.retired = code === 0 && this.over === undefined && this.length === 0;
    this.end(`it ${signal === null ? `exited with code ${code}` : `was ended by ${signal}`}${this.lastWords()}`);
  }

  /** The last line that it wrote to its standard error. */
  private lastWords(): string {
    const words = this.complaint.trimEnd().split('\n').at(-1)!.trim();
    return words === '' ? '' : `, its last words being ${quote(words)}`;
  }

  /** Kills the program and everything that it has started. */
  kill(): void {
    const { pid } = this.child;
    if (pid === undefined || this.gone) return;
    try {
      if (GROUPS) process.kill(-pid, 'SIGKILL');
      else this.child.kill('SIGKILL');
    } catch {
      // All of them have ended already.
    }
  }
}

const GROUPS = process.platform !== 'win32';

/**
 * A process that kills a program's group when this thread is gone, however it went: terminated, or with a process that was
 * killed or left without its threads. Its input ends then; the end of its own would not tell a program that does not listen, nor what it has started.
 */
function guardOf(group: number): ChildProcess {
  const guard = spawn('/bin/sh', ['-c', 'read -r _; kill -s KILL -- "-$1"', 'sh', String(group)], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  // Without one, the program still sees its input end.
  guard.on('error', () => undefined);
  guard.stdin.on('error', () => undefined);
  guard.unref();
  (guard.stdin as unknown as Socket).unref();
  return guard;
}

/** In a worker thread `exit` is the end of the thread. */
function endAllAtExit(): void {
  if (ending) return;
  ending = true;
  process.on('exit', () => { for (const talk of running) talk.kill(); });
}

function quote(text: string): string {
  const line = text.trim();
  return JSON.stringify(line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}…` : line);
}

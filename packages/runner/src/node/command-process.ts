// Programs that answer lines of JSON: started when first asked, started anew after a failure, ended when nobody asks.
import { UserError } from '../errors.ts';
import { Talk, type Program } from './command-talk.ts';

/** A request, in the protocol's words. */
export interface Request {
  readonly do: string;
  readonly [field: string]: unknown;
}

/** This thread's process of a program: models share it, as it is told everything with every request. */
export function processOf(program: Program): CommandProcess {
  const key = JSON.stringify([program.command, program.folder, program.timeoutSeconds]);
  let known = shared.get(key);
  if (!known) shared.set(key, (known = new CommandProcess(program)));
  return known;
}

/** Nobody having asked for so long, in milliseconds, the program is ended: it may hold much memory. */
const LONGEST_IDLE = 60_000;

/** Asks one program one thing at a time. After a failure the next request starts it anew. */
export class CommandProcess {
  private readonly program: Program;
  private talk: Talk | undefined;
  private idle: NodeJS.Timeout | undefined;
  private last: Promise<unknown> = Promise.resolve();

  constructor(program: Program) {
    this.program = program;
  }

  /** What `read` makes of the answer. Throws UserError when the program dies, hangs or answers nonsense (what makes `read` throw RangeError). */
  ask<T>(request: Request, read: (answer: unknown) => T): Promise<T> {
    const answer = this.last.then(() => this.exchange(request, read));
    this.last = answer.catch(() => undefined);
    return answer;
  }

  private async exchange<T>(request: Request, read: (answer: unknown) => T): Promise<T> {
    const line = `${JSON.stringify(request)}\n`;
    clearTimeout(this.idle);
    for (;;) {
      const fresh = this.talk === undefined;
      const talk = (this.talk ??= new Talk(this.program));
      try {
        const answer = read(await talk.ask(line));
        this.idle = setTimeout(() => this.rest(), LONGEST_IDLE).unref();
        return answer;
      } catch (error) {
        this.rest();
        // A program may end after any answer; asked again, it is started again.
        if (talk.retired && !fresh) continue;
        throw error instanceof RangeError ? failure(this.program, request.do, error.message) : error;
      }
    }
  }

  /** Ends the program; the next request starts it anew. */
  private rest(): void {
    this.talk?.end('it was ended');
    this.talk = undefined;
  }
}

const shared = new Map<string, CommandProcess>();

/** Why a program did not do what it was asked, as one line. */
export function failure({ command }: Pick<Program, 'command'>, asked: string, why: string): UserError {
  return new UserError(`command "${command.join(' ')}" must answer "${asked}" with one line of JSON, but ${why}; mend the program, or see the protocol in the README of @collapse-lab/runner`);
}

// One line of progress: generations done, rate and time left.
import { count } from '@collapse-lab/report/data';
import { ARMS, chainsInAll, chainsOf, lastGenerationOf, type Study } from '@collapse-lab/runner';
import type { RunEvent } from '@collapse-lab/runner/node';
import { grouped } from './grouped.ts';

/** Where progress goes; a terminal has one line rewritten, anything else gets a line now and then. */
export interface ProgressOutput {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Seconds before the rate says anything about the rest. */
const WARM_UP = 1.5;

/** Counts the generations of one or more runs and says how long the rest will take. */
export class Progress {
  private readonly label: string;
  private readonly out: ProgressOutput;
  private readonly studies: readonly Study[];
  private readonly total: number;
  /** Generations done of every chain seen so far. */
  private readonly reached = new Map<string, number>();
  private done = 0;
  /** Generations that an earlier attempt had already done: they say nothing about the rate. */
  private inherited = 0;
  private readonly started = performance.now();
  private shown = performance.now();

  constructor(studies: readonly Study[], out: ProgressOutput, label: string) {
    this.studies = studies;
    this.label = label;
    this.out = out;
    this.total = studies.reduce((sum, study) => sum + ARMS.reduce((own, arm) => own + chainsOf(study, arm) * (lastGenerationOf(study, arm) + 1), 0), 0);
  }

  /** Says what is about to be run. */
  announce(): void {
    const chains = this.studies.reduce((sum, study) => sum + chainsInAll(study), 0);
    this.out.write(`${this.label}: ${count(chains, 'chain')}, ${count(this.total, 'generation')}\n`);
  }

  on({ folder, event }: RunEvent): void {
    if (event.type === 'generation') this.reach(`${folder}/${event.arm}/${event.chain}`, event.generation + 1, event.resumed === true);
    else {
      const { arm, chain } = event.outcome;
      const id = `${folder}/${arm}/${chain}`;
      // A chain that ended early will not use the generations that were planned for it.
      this.reach(id, event.planned + 1, !this.reached.has(id));
    }
    const every = this.out.isTTY ? 100 : 10_000;
    if (performance.now() - this.shown > every) this.show();
  }

  /** Clears the line, on a terminal. */
  finish(): void {
    if (this.out.isTTY) this.out.write('\r\x1b[K');
  }

  /** The line as it stands. */
  line(): string {
    const seconds = (performance.now() - this.started) / 1000;
    const rate = (this.done - this.inherited) / seconds;
    // The first generations also pay for opening the study, and would promise hours.
    const left = seconds > WARM_UP && rate > 0 ? `${formatRate(rate)} · ${duration((this.total - this.done) / rate)} left` : 'starting';
    const share = this.done / this.total;
    const bar = '█'.repeat(Math.round(share * 20)).padEnd(20, '░');
    return `${this.label} ${bar} ${grouped(this.done)} / ${count(this.total, 'generation')} · ${left}`;
  }

  private reach(id: string, count: number, inherited: boolean): void {
    const more = count - (this.reached.get(id) ?? 0);
    this.reached.set(id, count);
    this.done += more;
    if (inherited) this.inherited += more;
  }

  private show(): void {
    this.shown = performance.now();
    const line = this.line();
    if (this.out.isTTY) this.out.write(`\r\x1b[K${line.slice(0, (this.out.columns ?? 80) - 1)}`);
    else this.out.write(`${line}\n`);
  }
}

function formatRate(perSecond: number): string {
  return perSecond >= 10 ? `${grouped(Math.round(perSecond))}/s` : `${perSecond.toPrecision(2)}/s`;
}

/** A time in words: `45 s`, `3 min 20 s`, `2 h 5 min`. */
export function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.round((whole % 3600) / 60)} min`;
}

// One line of progress: generations done, rate and time left.
import { resolve } from 'node:path';
import { count } from '@collapse-lab/report/data';
import { ARMS, chainsInAll, chainsOf, lastGenerationOf, type Study } from '@collapse-lab/runner';
import type { RunEvent } from '@collapse-lab/runner/node';
import { grouped } from './grouped.ts';
import { clearLine, showLine, type ProgressOutput } from './terminal.ts';
import { TimeLeft } from './time-left.ts';

/** A run that is under way. */
export interface Underway {
  readonly folder: string;
  readonly study: Study;
}

/** Seconds before the rate says anything about the rest. */
const WARM_UP = 1.5;

/** Counts the generations of one or more runs and says how long the rest will take. */
export class Progress {
  private readonly label: string;
  private readonly out: ProgressOutput;
  private readonly chains: number;
  private readonly total: number;
  private readonly timeLeft: TimeLeft;
  /** The last generation of every chain seen so far. */
  private readonly reached = new Map<string, number>();
  private done = 0;
  /** Generations that an earlier attempt had already done: they say nothing about the rate. */
  private inherited = 0;
  private readonly started = seconds();
  private shown = this.started;

  constructor(runs: readonly Underway[], out: ProgressOutput, label: string) {
    this.label = label;
    this.out = out;
    this.chains = runs.reduce((sum, { study }) => sum + chainsInAll(study), 0);
    const alike = new Map(runs.flatMap(({ folder, study }) => ARMS.map((arm) => [`${resolve(folder)} ${arm}`, { chains: chainsOf(study, arm), generations: lastGenerationOf(study, arm), size: study.size }] as const)));
    this.total = [...alike.values()].reduce((sum, { chains, generations }) => sum + chains * (generations + 1), 0);
    this.timeLeft = new TimeLeft(alike, this.started);
  }

  /** Says what is about to be run. */
  announce(): void {
    this.out.write(`${this.label}: ${count(this.chains, 'chain')}, ${count(this.total, 'generation')}\n`);
  }

  on({ folder, event }: RunEvent): void {
    const now = seconds();
    const { arm, chain } = event.type === 'generation' ? event : event.outcome;
    const group = `${resolve(folder)} ${arm}`;
    const id = `${group} ${chain}`;
    if (event.type === 'generation') this.timeLeft.passed(group, chain, this.reach(id, event.generation, event.resumed === true), now, event.resumed);
    // A chain that ended early will not use the generations that were planned for it.
    else this.timeLeft.ended(group, chain, this.reach(id, event.planned, !this.reached.has(id)), now);
    if (now - this.shown > (this.out.isTTY ? 0.1 : 10)) this.show(now);
  }

  /** Clears the line, on a terminal. */
  finish(): void {
    clearLine(this.out);
  }

  /** The line as it stands. */
  line(): string {
    const now = seconds();
    const rate = (this.done - this.inherited) / (now - this.started);
    const rest = this.timeLeft.seconds(now);
    // The first generations also pay for opening the study, and would promise hours.
    const left = now - this.started > WARM_UP && rest !== undefined ? `${formatRate(rate)} · ${duration(rest)} left` : 'starting';
    const share = this.done / this.total;
    const bar = '█'.repeat(Math.round(share * 20)).padEnd(20, '░');
    return `${this.label} ${bar} ${grouped(this.done)} / ${count(this.total, 'generation')} · ${left}`;
  }

  /** Generations after generation 0 that the chain has come further. */
  private reach(id: string, generation: number, inherited: boolean): number {
    const from = this.reached.get(id);
    const more = generation - (from ?? -1);
    this.reached.set(id, generation);
    this.done += more;
    if (inherited) this.inherited += more;
    return from === undefined ? generation : more;
  }

  private show(now: number): void {
    this.shown = now;
    showLine(this.out, this.line());
  }
}

function seconds(): number {
  return performance.now() / 1000;
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

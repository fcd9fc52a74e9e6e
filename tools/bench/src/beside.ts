// Figures of one contender and of the peer beside it.
import type { Figure } from './figure.ts';
import { timing, type Timing } from './median.ts';

/** One of so many equal parts of what was timed, in microseconds. */
export function microseconds(figure: string, { median, fastest, slowest, runs }: Timing, parts: number, must?: string): Figure {
  const show = (ms: number): string => ((1000 * ms) / parts).toPrecision(3);
  return { figure, value: `${show(median)} µs`, spread: `${show(fastest)} … ${show(slowest)} of ${runs}`, ...(must !== undefined && { must }) };
}

/** How many times as fast as a peer; its microseconds for a part, measured beside or else stored. */
export function* against(name: string, measured: readonly number[], stored: number, own: Timing, parts: number, must?: string): Generator<Figure> {
  const peer = measured.length > 0 ? timing(measured) : { median: stored, fastest: stored, slowest: stored, runs: 0 };
  const ratio = (peer.median * parts) / (1000 * own.median);
  const spread = peer.runs > 0 ? `${peer.median.toPrecision(3)} µs, ${peer.fastest.toPrecision(3)} … ${peer.slowest.toPrecision(3)}` : `${stored.toPrecision(3)} µs`;
  yield { figure: `  beside ${name}${peer.runs > 0 ? '' : ' (stored figure)'}`, value: `${ratio.toFixed(1)} ×`, spread, ...(must !== undefined && { must }) };
}

// What happened, in one or two sentences with numbers.
import type { RunRecord } from '@collapse-lab/runner';
import { standingOf } from '../data/endings.ts';
import { decileBand, lastSpread, spreadAt, trackOf, type Spread, type Track } from '../data/track.ts';
import { count, formatInteger, formatNumber, formatRange } from '../format.ts';
import { html, type Markup } from './markup.ts';

/** The last generation with a row of the loop; −1 when there is none. */
export function lastGeneration(run: RunRecord): number {
  return run.rows.reduce((last, { arm, generation }) => (arm === 'loop' ? Math.max(last, generation) : last), -1);
}

/** Headlines are read, not computed with. */
const digits = 2;

/** The run's outcome as sentences: what is left of effective support, what fidelity was lost, and on how many chains that stands. */
export function headline(run: RunRecord, label: string): Markup {
  const last = lastGeneration(run);
  const name = html`<strong>${label}</strong>`;
  if (last < 1) return html`${name}: no generation after the real sample has been recorded. ${caveats(run)}`;
  const planned = last < run.study.generations ? ` of ${formatInteger(run.study.generations)} planned` : '';
  const after = planned ? `${formatInteger(last)}${planned} generations` : count(last, 'generation');
  const findings = [supportFinding(run), lossFinding(run)].filter((finding) => finding !== undefined);
  const found = findings.length > 0 ? findings.join(', and ') : 'has neither effective support nor fidelity loss to show';
  return html`After ${after} ${name} ${found}. ${caveats(run)}`;
}

function supportFinding(run: RunRecord): string | undefined {
  const track = trackOf(run, 'loop', 'relativeSupport');
  const last = lastSpread(track);
  if (!track || !last || Number.isNaN(last.median)) return undefined;
  return `keeps ${formatNumber(last.median, digits)} of the effective support of generation\u00a01 (${standsOn(track, last, controlAt(run, 'relativeSupport', last))})`;
}

function lossFinding(run: RunRecord): string | undefined {
  const track = trackOf(run, 'loop', 'fidelityLoss');
  const last = lastSpread(track);
  if (!track || !last || Number.isNaN(last.median)) return undefined;
  const verb = last.median < 0 ? 'gains' : 'loses';
  const size = formatNumber(Math.abs(last.median), digits);
  return `${verb} ${size} nats per unit on held-out real data (${standsOn(track, last, controlAt(run, 'fidelityLoss', last))})`;
}

/** The control at the same generation, or at its own last one. */
function controlAt(run: RunRecord, column: string, { generation }: Spread): Spread | undefined {
  const control = trackOf(run, 'control', column);
  return spreadAt(control, generation) ?? lastSpread(control);
}

function standsOn(track: Track, last: Spread, control: Spread | undefined): string {
  const chains = last.count < track.chains ? `${formatInteger(last.count)} of ${count(track.chains, 'chain')}` : count(track.chains, 'chain');
  const kind = `, ${track.band === decileBand ? decileBand : 'min–max'}`;
  const band = last.count > 1 ? `${kind}: ${formatRange(last.low, last.high, digits)}` : '';
  return chains + band + (control ? `; control ${formatNumber(control.median, digits)}` : '');
}

function caveats(run: RunRecord): string {
  const { planned, ended, failed, unfinished, absent } = standingOf(run, 'loop');
  const stopped = [ended > 0 && `${formatInteger(ended)} ended early`, failed > 0 && `${formatInteger(failed)} failed`].filter((part) => part !== false);
  const open = unfinished.length + absent;
  return [
    ...(stopped.length > 0 ? [`Of ${count(planned, 'chain')}, ${stopped.join(' and ')}.`] : []),
    ...(open > 0 ? [`${count(open, 'chain')} ${open === 1 ? 'has' : 'have'} not finished.`] : []),
  ].join(' ');
}

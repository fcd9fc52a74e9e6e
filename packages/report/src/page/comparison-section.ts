// The figure that puts runs on one axis, with everything its caption must say.
import type { RunRecord } from '@collapse-lab/runner';
import { runLabels } from '../data/labels.ts';
import { CLOCK } from '../data/refit-clock.ts';
import { trackOf } from '../data/track.ts';
import { commonAxes, comparison, comparisonScale, retainedAxis, type CommonAxis } from '../figures/comparison.ts';
import { count, formatInteger } from '../format.ts';
import { figureElement } from './figure.ts';
import { html, type Content, type Markup } from './markup.ts';

/** One figure per common axis that any run has, or a sentence that there is none. */
export function comparisonSection(runs: readonly RunRecord[]): Markup {
  const axes = [...commonAxes, retainedAxis].filter(({ column }) => runs.some((run) => trackOf(run, 'loop', column)));
  if (axes.length === 0) return html`<p class="note">No run has recorded effective support or fidelity loss.</p>`;
  const figures = axes.map((axis) => figureElement(comparison(runs, [axis]), `comparison-${axis.column}`, caption(runs, axis)));
  return html`<div class="pair">${figures}</div>
    <p class="note">Lines are medians over chains, bands their spread; dashed, the control, trained on fresh real
    data in every generation; flat and faint, the noise floor, where a second real sample stands for what a model draws. Generation 1 is
    the first fit, on real data, and the baseline.</p>
    ${onTheClock(runs, axes)}`;
}

/** The same against the refit clock, for the runs that have one. */
function onTheClock(runs: readonly RunRecord[], axes: readonly CommonAxis[]): Content {
  const unknown = runs.filter((run) => !trackOf(run, 'loop', CLOCK));
  if (unknown.length === runs.length) return html`<p class="note">Not drawn against the refit clock: effective p unknown.</p>`;
  const clocked = axes.filter(({ column }) => runs.some((run) => trackOf(run, 'loop', CLOCK) && trackOf(run, 'loop', column)));
  const labels = runLabels(runs);
  const without = unknown.map((run) => labels[runs.indexOf(run)]!);
  return html`<h3>On the refit clock</h3>
    <div class="pair">${clocked.map((axis) => figureElement(comparison(runs, [axis], 'clock'), `clock-${axis.column}`))}</div>
    <p class="note">τ = Σ p/(2n) over refits on n new units of a law with p free parameters (p/(2n) · Σ 1/i² where data accumulate): what regular
    maximum likelihood is expected to lose by then. Where curves come apart here, something else than sampling noise is at work: a fit
    that is stopped early, decoding, selection. The clock of a control stands still, so there is none.${without.length > 0 && ` Effective p unknown, not drawn: ${without.join('; ')}.`}</p>`;
}

function caption(runs: readonly RunRecord[], axis: CommonAxis): string {
  const meaning = runs.flatMap((run) => run.columns).find(({ name }) => name === axis.column)?.summary ?? '';
  const { note } = comparisonScale(runs, axis);
  const labels = runLabels(runs);
  const stands = runs.map((run, i) => `${labels[i]}: ${standsOn(run, axis.column)}`);
  return [meaning, `${stands.join('; ')}.`, note && `Vertical ${note}.`].filter((part) => part !== '').join(' ');
}

/** `band min–max of 4 chains, control 2; fewer chains after generation 412; 3 values not finite`. */
function standsOn(run: RunRecord, column: string): string {
  const loop = trackOf(run, 'loop', column);
  const control = trackOf(run, 'control', column);
  if (!loop) return 'not recorded';
  const chains = loop.band === 'none' ? '1 chain, no band' : `band ${loop.band} of ${count(loop.chains, 'chain')}`;
  const thinned = loop.counts.findIndex((n, i) => i > 0 && n < loop.counts[i - 1]!);
  const notFinite = loop.notFinite + (control?.notFinite ?? 0);
  return [
    chains + (control ? `, control ${formatInteger(control.chains)}` : ', no control'),
    thinned > 0 && `fewer chains from generation ${formatInteger(loop.generations[thinned]!)} on`,
    notFinite > 0 && `${count(notFinite, 'value')} not finite`,
  ]
    .filter((part) => part !== false)
    .join('; ');
}

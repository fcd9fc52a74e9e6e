// The figure that puts runs on one axis, with everything its caption must say.
import type { RunRecord } from '@collapse-lab/runner';
import { runLabels } from '../data/labels.ts';
import { trackOf } from '../data/track.ts';
import { commonAxes, comparison, comparisonScale, type CommonAxis } from '../figures/comparison.ts';
import { count, formatInteger } from '../format.ts';
import { figureElement } from './figure.ts';
import { html, type Markup } from './markup.ts';

/** One figure per common axis that any run has, or a sentence that there is none. */
export function comparisonSection(runs: readonly RunRecord[]): Markup {
  const axes = commonAxes.filter(({ column }) => runs.some((run) => trackOf(run, 'loop', column)));
  if (axes.length === 0) return html`<p class="note">No run has recorded effective support or fidelity loss.</p>`;
  const figures = axes.map((axis) => figureElement(comparison(runs, [axis]), `comparison-${axis.column}`, caption(runs, axis)));
  return html`<div class="pair">${figures}</div>
    <p class="note">Lines are medians over chains, bands their spread; dashed, the control, trained on fresh real
    data in every generation. Generation 1 is the first fit, on real data, and the baseline.</p>`;
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

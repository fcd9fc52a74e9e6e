// Runs side by side by their time to collapse: curves, times, and each against the first.
import type { RunRecord } from '@collapse-lab/runner';
import { collapseStatistics } from '../data/collapse-statistics.ts';
import { compareCollapse } from '../data/compare-runs.ts';
import { ruleInWords } from '../data/collapse-rule.ts';
import { runLabels, shorten } from '../data/labels.ts';
import { memberViews } from '../data/member-views.ts';
import { soundFigureOf } from '../figures/collapse.ts';
import { formatInteger } from '../format.ts';
import { comparisonNotes } from './comparison-notes.ts';
import { comparisonTable } from './comparison-table.ts';
import { figureElement } from './figure.ts';
import { html, type Content, type Markup } from './markup.ts';

/** Lines of chains at risk, and colours, that one drawing holds. */
const MOST_DRAWN = 8;
/** Last generations further apart than this want a logarithmic axis. */
const FAR_APART = 5;

/** The section that compares runs; with fewer than two that have their measure, a sentence. */
export function collapseComparison(runs: readonly RunRecord[]): Markup {
  const comparison = compareCollapse(runs);
  if (!comparison) return html`<p class="note">Fewer than two runs have recorded the measure that tells collapse: there is nothing to compare.</p>`;
  const labels = runLabels(runs);
  return html`<p>${rules(runs, labels)}</p>
    ${figure(runs, labels)}
    ${comparisonTable(comparison, runs.map(collapseStatistics), labels)}
    ${comparisonNotes(comparison, labels[comparison.runs[0]!.run]!).map((note) => html`<p class="note">${note}</p>`)}`;
}

/** One sentence where all runs have one rule, else one each. */
function rules(runs: readonly RunRecord[], labels: readonly string[]): string {
  const words = runs.map((run) => ruleInWords(collapseStatistics(run).rule));
  if (new Set(words).size > 1) return words.map((rule, i) => `${labels[i]!}: collapsed from where ${rule}.`).join(' ');
  const conventional = runs.every((run) => collapseStatistics(run).rule.from === 'convention');
  return `A chain counts as collapsed from where ${words[0]!}${conventional ? ': a convention, not a finding.' : '.'}`;
}

function figure(runs: readonly RunRecord[], labels: readonly string[]): Content {
  const views = runs.flatMap(memberViews);
  const drawn = runs.flatMap((run, i) => {
    const { loop, lastTellable } = collapseStatistics(run);
    // A run has the colour of its first member.
    return loop ? [{ label: shorten(labels[i]!, 44), place: views.indexOf(memberViews(run)[0]!), loop, lastTellable }] : [];
  });
  if (drawn.every(({ loop }) => loop.collapsed + loop.failed === 0)) return undefined;
  const shown = drawn.slice(0, MOST_DRAWN);
  const ends = shown.map(({ lastTellable }) => Math.max(1, lastTellable));
  const logarithmic = Math.max(...ends) > FAR_APART * Math.min(...ends);
  const caption = [
    'Share of chains still sound, after Kaplan and Meier, with pointwise 95\u00a0% limits (log-log) where they do not hide each other.',
    logarithmic && 'Generations logarithmic, from 1.',
    drawn.length > shown.length && `The first ${formatInteger(shown.length)} of ${formatInteger(drawn.length)} runs.`,
  ];
  return html`<div class="single">${figureElement(soundFigureOf(shown, logarithmic), 'comparison-sound', caption.filter((part) => part !== false).join(' '))}</div>`;
}

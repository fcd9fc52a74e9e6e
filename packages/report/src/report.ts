// The page: records of runs as one HTML file that needs nothing beside itself.
import type { RunRecord } from '@collapse-lab/runner';
import { comparisonInWords } from './data/comparison-words.ts';
import { runLabels } from './data/labels.ts';
import { memberViews } from './data/member-views.ts';
import { renderSvg } from './draw/svg.ts';
import { comparison } from './figures/comparison.ts';
import { collapseComparison } from './page/collapse-comparison.ts';
import { comparabilityCard } from './page/comparability-card.ts';
import { comparisonSection } from './page/comparison-section.ts';
import { headline } from './page/headline.ts';
import { document } from './page/document.ts';
import { html } from './page/markup.ts';
import { overlaySection } from './page/overlay-section.ts';
import { runSection } from './page/run-section.ts';
import { verdictMatrix } from './page/verdict-table.ts';
import { glossary } from './page/words.ts';

/** What to report on. */
export interface Report {
  readonly title: string;
  readonly runs: readonly RunRecord[];
}

/** One or several runs as a self-contained HTML page without scripts; the same records give the same bytes. */
export function renderReport({ title, runs }: Report): string {
  const labels = runLabels(runs);
  const several = runs.length > 1;
  const views = runs.flatMap(memberViews);
  const viewLabels = runLabels(views);
  const words = several && comparisonInWords(runs);
  return document(title, html`${views.map((view, i) => html`<p class="lede">${headline(view, viewLabels[i]!)}</p>`)}
${words && html`<p class="lede">${words}</p>`}
${runs.length === 0 && html`<p class="lede">There are no runs to report on.</p>`}
${runs.length > 0 && html`<h2>${several ? 'On one axis' : 'What was lost'}</h2>${comparisonSection(views)}${views.length > 1 && overlaySection(views)}
${several && html`<h2>When do they collapse?</h2>${collapseComparison(runs)}`}
${views.length > 1 && html`<h2>Is it collapse?</h2>${verdictMatrix(views, viewLabels)}`}
<h2>${views.length > 1 ? 'Can they be compared?' : 'What it is'}</h2>
${views.length > 1 && html`<p class="note">Runs disagree on rows marked ≠; a dash stands where a run has no such setting.</p>`}${comparabilityCard(views)}`}
${runs.map((run, i) => runSection(run, { label: labels[i]!, place: views.indexOf(memberViews(run)[0]!), runs: views }))}
${glossary()}`);
}

/** Effective support and fidelity loss of runs over generations, as one SVG on white. */
export function comparisonFigure(runs: readonly RunRecord[]): string {
  return renderSvg(comparison(runs.flatMap(memberViews)), 'comparison');
}

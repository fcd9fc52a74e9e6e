// The page: records of runs as one HTML file that needs nothing beside itself.
import type { RunRecord } from '@collapse-lab/runner';
import { runLabels } from './data/labels.ts';
import { renderSvg } from './draw/svg.ts';
import { comparison } from './figures/comparison.ts';
import { collapseComparison } from './page/collapse-comparison.ts';
import { comparabilityCard } from './page/comparability-card.ts';
import { comparisonSection } from './page/comparison-section.ts';
import { headline } from './page/headline.ts';
import { html, trusted } from './page/markup.ts';
import { runSection } from './page/run-section.ts';
import { style } from './page/style.ts';
import { glossary } from './page/words.ts';

/** What to report on. */
export interface Report {
  readonly title: string;
  readonly runs: readonly RunRecord[];
}

const contentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** One or several runs as a self-contained HTML page without scripts; the same records give the same bytes. */
export function renderReport({ title, runs }: Report): string {
  const labels = runLabels(runs);
  const several = runs.length > 1;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${trusted(style)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${runs.map((run, i) => html`<p class="lede">${headline(run, labels[i]!)}</p>`)}
${runs.length === 0 && html`<p class="lede">There are no runs to report on.</p>`}
${runs.length > 0 && html`<h2>${several ? 'On one axis' : 'What was lost'}</h2>${comparisonSection(runs)}
${several && html`<h2>When do they collapse?</h2>${collapseComparison(runs)}`}
<h2>${several ? 'Can they be compared?' : 'What it is'}</h2>
${several && html`<p class="note">Runs disagree on rows marked ≠; a dash stands where a run has no such setting.</p>`}${comparabilityCard(runs)}`}
${runs.map((run, i) => runSection(run, labels[i]!, i))}
${glossary()}
</main>
</body>
</html>
`;
  return page.text;
}

/** Effective support and fidelity loss of runs over generations, as one SVG on white. */
export function comparisonFigure(runs: readonly RunRecord[]): string {
  return renderSvg(comparison(runs), 'comparison');
}

// What must be known to compare runs: one column per run, differences marked.
import type { RunRecord } from '@collapse-lab/runner';
import { comparedFacts, type FactRow } from '../data/comparability.ts';
import { runLabels } from '../data/labels.ts';
import { html, type Content, type Markup } from './markup.ts';

/** The card as a table; with several runs, a row on which runs that have it disagree is marked by ≠ and a tint. */
export function comparabilityCard(runs: readonly RunRecord[]): Markup {
  const several = runs.length > 1;
  const head = html`<thead><tr><td></td><td></td>${runLabels(runs).map((label, i) => html`<th scope="col"${wholeCell(runs[i]!)}>${label}</th>`)}</tr></thead>`;
  const bodies = comparedFacts(runs).map(({ heading, rows }) => {
    const width = runs.length + (several ? 2 : 1);
    return html`<tbody><tr><th class="heading" scope="rowgroup" colspan="${width}">${heading}</th></tr>${rows.map((row) => factRow(row, several))}</tbody>`;
  });
  return html`<div class="scroll"><table class="card">${several && head}${bodies}</table></div>`;
}

/** What a run of a sweep was given, unshortened, for the pointer that rests on its name. */
function wholeCell({ study: { cell } }: RunRecord): Content {
  return cell && html` title="${JSON.stringify(cell)}"`;
}

function factRow({ name, values, differs }: FactRow, several: boolean): Markup {
  const mark = several && html`<td class="mark">${differs && '≠'}</td>`;
  const cells = values.map((value) => html`<td>${value ?? '–'}</td>`);
  return html`<tr${differs && html` class="differs"`}><th scope="row">${name}</th>${mark}${cells}</tr>`;
}

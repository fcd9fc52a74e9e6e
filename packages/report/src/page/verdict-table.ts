// Eight published definitions of collapse, and what a study says to each.
import type { RunRecord } from '@collapse-lab/runner';
import { definitions } from '../data/verdicts/definitions/registry.ts';
import { verdictsOf } from '../data/verdicts/verdicts.ts';
import { html, type Markup } from './markup.ts';

/** The verdicts on one run, with their evidence; `runs` are all of the report. */
export function verdictTable(run: RunRecord, runs: readonly RunRecord[]): Markup {
  const lines = verdictsOf(run, runs).map(
    ({ number, decision, evidence }, i) => html`<tr><th scope="row">${number}. ${definitions[i]!.name} <small>${definitions[i]!.means}</small></th><td><strong>${decision}</strong></td><td>${evidence}</td></tr>`,
  );
  return html`<div class="scroll"><table class="verdicts"><thead><tr><th scope="col">definition</th><th scope="col">verdict</th><th scope="col">evidence</th></tr></thead><tbody>${lines}</tbody></table></div>
    <p class="note">The eight definitions that Schaeffer and others (arXiv 2503.03150) count, each put to all chains together: one by one they misfire. Yes takes a loop that does it and a control that does not.</p>`;
}

/** A line per definition, a column per run. */
export function verdictMatrix(runs: readonly RunRecord[], labels: readonly string[]): Markup {
  const verdicts = runs.map((run) => verdictsOf(run, runs));
  const lines = definitions.map(({ number, name }, i) => html`<tr><th scope="row">${number}. ${name}</th>${verdicts.map((each) => html`<td>${each[i]!.decision}</td>`)}</tr>`);
  return html`<div class="scroll"><table class="card"><thead><tr><td></td>${labels.map((label) => html`<th scope="col">${label}</th>`)}</tr></thead><tbody>${lines}</tbody></table></div>`;
}

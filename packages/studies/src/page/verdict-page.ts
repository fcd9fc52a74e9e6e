// One page over all systems that were verified: claim, numbers, overlays.
import { count, document, figureElement, formatInteger, formatNumber, html, type Content } from '@collapse-lab/report/page';
import { inWords } from '../in-words.ts';
import type { Verdict } from '../verdict.ts';
import { overlay } from './overlay.ts';
import { paragraphsOf } from './readme-text.ts';

/** What was run for a verdict. */
export interface Ran {
  readonly quick: boolean;
  /** Changes to the study: `key=value`. */
  readonly overrides: readonly string[];
  /** Chains of each of the system's runs. */
  readonly chains: readonly number[];
}

/** A verdict with the text of its system's README, which is of the full form, and with what was run. */
export interface Told extends Verdict {
  readonly readme: string;
  readonly ran: Ran;
}

/** A self-contained HTML page without scripts. */
export function verdictPage(title: string, verdicts: readonly Told[]): string {
  const broken = verdicts.filter(({ holds }) => !holds);
  const lede = broken.length === 0 ? verdicts.length === 1 ? 'The system does what theory says.' : `All ${verdicts.length} systems do what theory says.` : `${count(broken.length, 'system')} of ${verdicts.length} ${broken.length === 1 ? 'does' : 'do'} not do what theory says: ${broken.map(({ system }) => system.id).join(', ')}.`;
  return document(title, html`<p class="lede">${lede}</p>
<table><thead><tr><th>row</th><th>system</th><th>claim</th><th>source</th><th>checks</th><th>verdict</th></tr></thead><tbody>
${verdicts.map(({ system, checks, holds }) => html`<tr><td>${system.rows.join(', ')}</td><td><a href="#${system.id}">${system.id}</a></td><td>${system.claim}</td><td>${system.source}</td><td>${checks.filter((check) => check.holds).length} of ${checks.length}</td><td>${holds ? 'holds' : 'fails'}</td></tr>`)}
</tbody></table>
${verdicts.map(section)}`);
}

function section({ system, expectations, checks, readme, ran }: Told): Content {
  return html`<h2 id="${system.id}">${system.rows.join(', ')} · ${system.id}</h2>
${paragraphsOf(readme).map((text) => html`<p>${text}</p>`)}
<p><b>This page</b> is of ${whatRan(ran)}.</p>
<div class="multiples">${expectations.map((expectation, i) => {
    const figure = overlay(expectation);
    return figure && figureElement(figure, `${system.id}-${i}`, `${expectation.what}: checked within ${expectation.tolerance.because}.`);
  })}</div>
<table><thead><tr><th>quantity</th><th>at</th><th>measured</th><th>predicted</th><th>may differ by</th><th>verdict</th></tr></thead><tbody>
${checks.map((check) => html`<tr><td>${check.what}</td><td>${check.along} ${check.x}</td><td>${formatNumber(check.measured, 4)}</td><td>${inWords(check.predicted)}</td><td>${formatNumber(check.tolerance)}</td><td>${check.holds ? 'holds' : 'fails'}</td></tr>`)}
</tbody></table>`;
}

/** `the quick form, 60 to 400 chains in each of 3 runs, changed by size=10 and seed=2`. */
function whatRan({ quick, overrides, chains }: Ran): string {
  const [fewest, most] = [Math.min(...chains), Math.max(...chains)];
  const ofRuns = chains.length > 1 ? ` in each of ${chains.length} runs` : '';
  const changed = overrides.length > 0 ? `, changed by ${overrides.join(' and ')}` : '';
  return `the ${quick ? 'quick' : 'full'} form, ${fewest < most ? `${formatInteger(fewest)} to ` : ''}${count(most, 'chain')}${ofRuns}${changed}`;
}

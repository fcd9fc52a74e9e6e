// How many chains a run stands on, and why the others stopped.
import type { Arm, RunRecord } from '@collapse-lab/runner';
import { endingGroups, standingOf, type EndingGroup } from '../data/endings.ts';
import { count, formatInteger } from '../format.ts';
import { html, type Markup } from './markup.ts';

/** Chains named one by one before a list is cut. */
const chainsListed = 12;

const within: Readonly<Record<Arm, string>> = { loop: '', control: ' in the control', floor: ' in the noise floor' };

/** One sentence for the loop and the control, then every reason for stopping early with its chains. */
export function standingSection(run: RunRecord): Markup {
  const groups = endingGroups(run);
  return html`<p>${sentence(run, 'loop')} ${(run.study.control > 0 || run.rows.some(({ arm }) => arm === 'control')) && sentence(run, 'control')}</p>
    ${groups.length > 0 && html`<ul class="endings">${groups.map(endingItem)}</ul>`}`;
}

function sentence(run: RunRecord, arm: Arm): string {
  const { planned, complete, ended, failed, unfinished, absent } = standingOf(run, arm);
  const parts = [
    `${formatInteger(complete)} of ${count(planned, arm === 'loop' ? 'chain' : 'control chain')} complete`,
    ended > 0 && `${formatInteger(ended)} ended early`,
    failed > 0 && `${formatInteger(failed)} failed`,
    unfinished.length > 0 && `${formatInteger(unfinished.length)} unfinished (${listChains(unfinished)})`,
    absent > 0 && `${formatInteger(absent)} not begun`,
  ];
  return `${parts.filter((part) => part !== false).join(', ')}.`;
}

function endingItem({ arm, status, code, message, chains }: EndingGroup): Markup {
  return html`<li><strong>${status}${within[arm]}:</strong> <code>${code}</code>${message && ` (${message})`}, ${listChains(chains)}.</li>`;
}

function listChains(chains: readonly { readonly chain: number; readonly generation: number }[]): string {
  const shown = chains.slice(0, chainsListed).map(({ chain, generation }) =>
    generation < 0 ? `chain ${chain} before generation 0` : `chain ${chain} after generation ${formatInteger(generation)}`,
  );
  const more = chains.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${formatInteger(more)} more` : '');
}

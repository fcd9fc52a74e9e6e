// When the chains of a run collapsed: the rule, the control under the same rule, curves, times and rates.
import type { RunRecord } from '@collapse-lab/runner';
import type { ArmCollapse } from '../data/arm-collapse.ts';
import { ruleInWords, type CollapseRule } from '../data/collapse-rule.ts';
import { collapseStatistics, type CollapseStatistics } from '../data/collapse-statistics.ts';
import { colourOf } from '../draw/palette.ts';
import { incidenceFigure, soundFigure } from '../figures/collapse.ts';
import { count, formatInteger } from '../format.ts';
import { collapseTable } from './collapse-table.ts';
import { figureElement } from './figure.ts';
import { html, type Content, type Markup } from './markup.ts';
import { rateTable } from './rate-table.ts';

/** The section of the run at this place in the report. */
export function collapseSection(run: RunRecord, place: number): Markup {
  const statistics = collapseStatistics(run);
  const { rule, loop, measureIs, control, rates } = statistics;
  if (!loop) return html`<h3>Time to collapse</h3><p>No generation of the loop has a number for <code>${rule.measure}</code>, by which ${whose(rule)} tells collapse: there is no time to collapse to show.${measureIs !== undefined && html` That column: ${measureIs}`}</p>`;
  return html`<h3>Time to collapse</h3>
    <p>${ruleSentence(rule)} ${outcomeSentence(loop, statistics)} ${controlSentence(control)}</p>
    ${figures({ ...statistics, loop }, place)}
    ${collapseTable(loop, control)}
    <p class="note">${caveats(run, statistics, loop)}</p>
    ${rates.length > 0 && html`<h3>Rate of decay</h3>${rateTable(rates)}`}`;
}

function whose({ from }: CollapseRule): string {
  return { study: 'the study', reader: 'the rule given for this page', convention: 'the usual convention' }[from];
}

/** What counts, and on whose word. */
export function ruleSentence(rule: CollapseRule): string {
  const from = {
    study: 'as the study says.',
    reader: 'a rule given when this page was drawn, not the study’s own.',
    convention: 'a convention, not a finding, as the study does not say (key collapse).',
  }[rule.from];
  return `A chain counts as collapsed from where ${ruleInWords(rule)}: ${from}`;
}

function outcomeSentence({ chains, collapsed, failed, censored, notBegun }: ArmCollapse, { lastTellable }: CollapseStatistics): string {
  if (lastTellable === 0) return 'The study records too few generations for any collapse to be confirmed.';
  const parts = [
    `${formatInteger(collapsed)} of ${count(chains, 'chain')} collapsed`,
    failed > 0 && `${formatInteger(failed)} stopped before that as the fit failed`,
    censored > 0 && `${formatInteger(censored)} ${censored === 1 ? 'was' : 'were'} last seen sound`,
    notBegun > 0 && `${formatInteger(notBegun)} more ${notBegun === 1 ? 'has' : 'have'} not begun`,
  ];
  return `${parts.filter((part) => part !== false).join(', ')}.`;
}

/** What the same rule does where nothing is lost to a loop. */
export function controlSentence(control: ArmCollapse | undefined): Content {
  if (!control) return 'There is no control to calibrate the rule on.';
  const { chains, collapsed, failed } = control;
  const failing = failed > 0 && ` In ${formatInteger(failed)} the fit failed: failures are not the loop’s alone.`;
  if (collapsed === 0) return [`On the control, with fresh real data in every generation, it fires for none of ${count(chains, 'chain')}.`, failing];
  return [html`<strong>On the control, which loses nothing to a loop, it fires for ${formatInteger(collapsed)} of ${count(chains, 'chain')}: the rule is too tight for this study.</strong>`, failing];
}

function figures(statistics: CollapseStatistics & { readonly loop: ArmCollapse }, place: number): Content {
  const { loop, control } = statistics;
  const events = [loop, control].reduce((sum, arm) => sum + (arm ? arm.collapsed + arm.failed : 0), 0);
  if (events === 0) return undefined;
  const sound = figureElement(
    soundFigure(statistics, colourOf(place)),
    `run${place + 1}-sound`,
    `Share of ${count(loop.chains, 'chain')} still sound, neither collapsed${loop.failed > 0 ? ' nor stopped by a failing fit' : ''}, after Kaplan and Meier. Band: pointwise 95\u00a0% limits (log-log)${control ? '; dashed, the control' : ''}.`,
  );
  const incidence = loop.incidence && loop.collapsed > 0 && figureElement(
    incidenceFigure(loop.incidence, colourOf(place)),
    `run${place + 1}-incidence`,
    `Cumulative incidence (Aalen and Johansen) over ${count(loop.chains, 'chain')}: collapse and failure of the fit compete, and add up to what is no longer sound. Bands: pointwise 95\u00a0% limits.`,
  );
  return html`<div class="pair">${sound}${incidence}</div>`;
}

/** What the numbers stand on that a reader would not guess. */
function caveats({ study, rows }: RunRecord, { rule: { persist }, lastTellable }: CollapseStatistics, { censored, unfinished, skipped }: ArmCollapse): string {
  const members = rows.some(({ member }) => member > 0);
  return [
    censored > unfinished && persist > 1 && `Sound chains are censored at generation ${formatInteger(lastTellable)}, the last at which a collapse could still be confirmed.`,
    unfinished > 0 && `${count(unfinished, 'chain')} ${unfinished === 1 ? 'has' : 'have'} not finished and ${unfinished === 1 ? 'is' : 'are'} censored where ${unfinished === 1 ? 'it stands' : 'they stand'}.`,
    study.record > 1 && `Only every ${formatInteger(study.record)}th generation is recorded: a time is the first recorded generation beyond the bound, up to ${formatInteger(study.record - 1)} generations late, and what lies between records is not seen.`,
    members && 'A chain counts as collapsed with the first of its members.',
    skipped > 0 && `${count(skipped, 'value')} that ${skipped === 1 ? 'is' : 'are'} missing or not a number ${skipped === 1 ? 'is' : 'are'} passed over.`,
  ]
    .filter((part) => part !== false)
    .join(' ');
}

// Times to collapse in numbers, the control beside the loop.
import type { CumulativeIncidence } from '@collapse-lab/statistics';
import type { ArmCollapse } from '../data/arm-collapse.ts';
import { timeName } from '../data/time-words.ts';
import { count, formatInteger, formatNumber, formatRange } from '../format.ts';
import { html, type Content, type Markup } from './markup.ts';
import { medianWithLimits } from './median-with-limits.ts';

/** One column per arm, headed by the chains that all its numbers stand on. */
export function collapseTable(loop: ArmCollapse, control: ArmCollapse | undefined): Markup {
  const arms = control ? [loop, control] : [loop];
  const failing = arms.some(({ failed }) => failed > 0);
  const name = timeName(arms);
  const lines: [string, (arm: ArmCollapse) => Content][] = [
    ['collapsed', ({ collapsed }) => formatInteger(collapsed)],
    ...(failing ? [['stopped, the fit failed', ({ failed }) => formatInteger(failed)] as [string, (arm: ArmCollapse) => Content]] : []),
    ['last seen sound', ({ censored }) => formatInteger(censored)],
    [`median ${name}`, ({ sound }) => medianWithLimits(sound)],
    ['τ at collapse, median (refit clock, nats per unit)', ({ onClock }) => (onClock ? medianWithLimits(onClock) : 'effective p unknown')],
    [`mean ${name}, within a horizon`, meanTime],
    ...(failing
      ? ([
          ['share collapsed by the end', ({ incidence, collapsed, chains }) => (incidence ? lastIncidence(incidence.collapsed) : formatNumber(collapsed / chains))],
          ['share stopped by the end', ({ incidence }) => (incidence ? lastIncidence(incidence.failed) : '0')],
        ] as [string, (arm: ArmCollapse) => Content][])
      : []),
  ];
  const heads = arms.map(({ chains }, i) => html`<th scope="col">${i === 0 ? 'loop' : 'control'} <small>${count(chains, 'chain')}</small></th>`);
  return html`<div class="scroll"><table class="numbers"><thead><tr><th scope="col">quantity</th>${heads}</tr></thead>
    <tbody>${lines.map(([head, of]) => html`<tr><th scope="row">${head}</th>${arms.map((arm) => html`<td>${of(arm)}</td>`)}</tr>`)}</tbody></table></div>`;
}

/** `106 ± 13.6, up to generation 598`; no error where nothing has happened, as none can be told. */
function meanTime({ mean: { mean, standardError, horizon }, collapsed, failed }: ArmCollapse): Content {
  if (Number.isNaN(mean)) return 'not defined';
  const error = collapsed + failed > 0 && standardError > 0 ? `\u00a0±\u00a0${formatNumber(standardError)}` : '';
  return html`${formatNumber(mean)}${error} <small>up to generation ${formatInteger(horizon)}</small>`;
}

function lastIncidence({ steps, level }: CumulativeIncidence): Content {
  const { incidence, low, high } = steps.at(-1)!;
  return html`${formatNumber(incidence)}${!Number.isNaN(low) && html` <small>${formatNumber(100 * level)}\u00a0%: ${formatRange(low, high)}</small>`}`;
}

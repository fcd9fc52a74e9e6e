// Times to collapse of several runs in numbers, each run against the first.
import type { CollapseStatistics } from '../data/collapse-statistics.ts';
import type { CollapseComparison, ComparedRun } from '../data/compare-runs.ts';
import type { MeanDifference } from '../data/mean-difference.ts';
import { count, formatInteger, formatNumber, formatRange } from '../format.ts';
import { formatP } from '../p-value.ts';
import { html, type Content, type Markup } from './markup.ts';
import { medianWithLimits } from './median-with-limits.ts';

/** A line per run, in the order of the report. */
export function comparisonTable({ runs, horizon, tests }: CollapseComparison, statistics: readonly CollapseStatistics[], labels: readonly string[]): Markup {
  const paired = runs.some(({ against }) => against?.seeds === 'common');
  const heads = ['collapsed', 'median time', 'τ at collapse', `mean time, up to ${formatInteger(horizon)}`, ...(paired ? ['later than the first by', 'pairing worth'] : []), 'p', ...(tests > 1 ? ['p, corrected'] : [])];
  const lines = runs.map((compared) => {
    const loop = statistics[compared.run]!.loop!;
    const failed = loop.failed > 0 && html` <small>${formatInteger(loop.failed)} failed</small>`;
    return html`<tr><th scope="row">${labels[compared.run]!} <small>${count(loop.chains, 'chain')}</small></th>
      <td>${formatInteger(loop.collapsed)}${failed}</td>
      <td>${medianWithLimits(loop.sound)}</td>
      <td>${loop.onClock ? medianWithLimits(loop.onClock) : 'effective p unknown'}</td>
      <td>${meanWithError(compared)}</td>
      ${paired && html`<td>${difference(compared)}</td><td>${pairing(compared)}</td>`}
      <td>${pValue(compared)}</td>
      ${tests > 1 && html`<td>${compared.adjusted === undefined ? '–' : formatP(compared.adjusted)}</td>`}</tr>`;
  });
  return html`<div class="scroll"><table class="numbers"><thead><tr><th scope="col">run</th>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${lines}</tbody></table></div>`;
}

function meanWithError({ mean: { mean, standardError } }: ComparedRun): string {
  if (Number.isNaN(mean)) return '–';
  return standardError > 0 ? `${formatNumber(mean)}\u00a0±\u00a0${formatNumber(standardError)}` : formatNumber(mean);
}

function difference({ against }: ComparedRun): Content {
  if (against?.seeds !== 'common' || against.pairs === 0) return '–';
  return [meanOf(against.time), html` <small>${count(against.pairs, 'pair')} up to ${formatInteger(against.horizon)}</small>`];
}

/** `117 [98–135]`. */
export function meanOf({ mean, interval }: MeanDifference): string {
  return `${formatNumber(mean)}${interval ? ` [${formatRange(interval.low, interval.high)}]` : ''}`;
}

/** What pairing was worth for the time, or, where the times of one run are all one, for the measure. */
function pairing({ against }: ComparedRun): Content {
  if (against?.seeds !== 'common') return '–';
  const { time, value } = against;
  if (!Number.isNaN(time.correlation)) return worth(time, 'times');
  return value && !Number.isNaN(value.correlation) ? worth(value, 'values') : '–';
}

function worth({ correlation, pairingWorth }: MeanDifference, of: string): Markup {
  return html`${formatNumber(pairingWorth, 2)}× <small>${of}, r = ${formatNumber(correlation, 2)}</small>`;
}

function pValue({ against }: ComparedRun): string {
  return against?.test.kind === 'test' ? formatP(against.test.p) : '–';
}

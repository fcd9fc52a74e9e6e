// Groups and changes in numbers.
import { formatInteger, formatNumber, formatRange, html, type Content, type Markup } from '@collapse-lab/report/page';
import type { Change, Comparison, Findings, MeasureInfo } from '../contracts.ts';
import { isChange } from '../words.ts';

/** What was in each group, and how much of it was looked at. */
export function groupTable({ groups, item, comparisons }: Findings): Markup {
  const units = groups.some((group) => group.units !== undefined);
  const rows = groups.map(({ name, items, sampled, units: count, empty, cut }) => {
    const comparison = comparisons.find(({ group }) => group === name);
    return html`<tr><th scope="row">${name}${!comparison && html` <small>reference</small>`}</th><td>${formatInteger(items)}</td>${units && html`<td>${count === undefined ? '–' : formatInteger(count)}</td>`}<td>${formatInteger(sampled)}</td><td>${comparison ? `${comparison.blocks} × ${formatInteger(comparison.perBlock)}` : ''}</td><td>${empty > 0 && formatInteger(empty)}</td><td>${cut > 0 && formatInteger(cut)}</td></tr>`;
  });
  return html`<div class="scroll"><table class="numbers"><thead><tr><th scope="col">group</th><th scope="col">${item}s</th>${units && html`<th scope="col">words</th>`}<th scope="col">kept</th><th scope="col">compared <small>blocks × ${item}s</small></th><th scope="col">empty</th><th scope="col">cut</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** Every measure of one group against the reference; what is more than chance stands out. */
export function changeTable({ measures, level, reference }: Findings, { changes, group }: Comparison): Markup {
  const rows = changes.map((change, i) => {
    const measure = measures[i]!;
    const { id, unit } = measure;
    const cells = html`<th scope="row"><code>${id}</code>${unit && html` <small>${unit}</small>`}</th><td>${formatNumber(change.reference)}</td><td>${formatNumber(change.group)}</td><td>${inNumbers(change, measure)}</td><td>${pOf(change)}</td>`;
    return isChange(change) ? html`<tr class="differs">${cells}</tr>` : html`<tr>${cells}</tr>`;
  });
  const interval = html`<small>${formatNumber(100 * level)}\u00a0%</small>`;
  return html`<div class="scroll"><table class="numbers card"><thead><tr><th scope="col">measure</th><th scope="col">${reference}</th><th scope="col">${group}</th><th scope="col">change ${interval}</th><th scope="col">p <small>corrected</small></th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function inNumbers({ change: { estimate, low, high } }: Change, { change }: MeasureInfo): Content {
  if (Number.isNaN(estimate)) return '–';
  const sign = change === 'ratio' ? '×\u00a0' : estimate > 0 ? '+' : '';
  return html`${sign}${formatNumber(estimate)}${!Number.isNaN(low) && !Number.isNaN(high) && html` <small>${formatRange(low, high)}</small>`}`;
}

function pOf({ test }: Change): string {
  if (!test || Number.isNaN(test.adjusted)) return '–';
  return test.adjusted < 0.001 ? '< 0.001' : formatNumber(test.adjusted, 2);
}

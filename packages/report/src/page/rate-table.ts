// How fast measures decay, in numbers.
import type { Rate } from '../data/rates.ts';
import { count, formatInteger, formatNumber, formatRange } from '../format.ts';
import { html, type Markup } from './markup.ts';

/** A line per measure: its rate with limits, in how many generations it halves (or doubles), and the chains behind it. */
export function rateTable(rates: readonly Rate[]): Markup {
  const lines = rates.map(
    ({ column, estimate, low, high, chains }) => html`<tr><th scope="row"><code>${column}</code></th>
      <td>${formatNumber(estimate)}</td><td>${Number.isNaN(low) ? '–' : formatRange(low, high)}</td><td>${inTime(estimate)}</td><td>${formatInteger(chains)}</td></tr>`,
  );
  const { from, to, level } = rates[0]!;
  const shorter = Math.max(...rates.map((rate) => rate.shorter));
  const passedOver = rates.filter((rate) => rate.passedOver > 0).map((rate) => `${count(rate.passedOver, 'value')} of ${rate.column}`);
  return html`<div class="scroll"><table class="numbers"><thead><tr><th scope="col">measure</th><th scope="col">rate per generation</th><th scope="col">${formatNumber(100 * level)}\u00a0% limits</th><th scope="col">generations</th><th scope="col">chains</th></tr></thead>
    <tbody>${lines}</tbody></table></div>
    <p class="note">Slope of the natural logarithm against generation: least squares from generation ${formatInteger(from)} to ${formatInteger(to)} within each chain,
    then the mean over chains with Student’s interval.${shorter > 0 && ` ${count(shorter, 'chain')} ended before and ${shorter === 1 ? 'is' : 'are'} fitted over what there is of ${shorter === 1 ? 'it' : 'them'}; without them only the sounder would be left.`}${passedOver.length > 0 && ` Without a finite logarithm, and passed over: ${passedOver.join(', ')}.`}</p>`;
}

/** `halves in 141`; nothing for a rate of 0. */
function inTime(rate: number): string {
  return rate === 0 ? '–' : `${rate < 0 ? 'halves' : 'doubles'} in ${formatNumber(Math.LN2 / Math.abs(rate))}`;
}

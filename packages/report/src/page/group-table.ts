// What became of each group of real items.
import type { RunRecord } from '@collapse-lab/runner';
import { GROUP_LEFT, groupLosses } from '../data/group-losses.ts';
import type { Spread } from '../data/track.ts';
import { formatInteger, formatNumber, formatRange, formatTick } from '../format.ts';
import { html, type Content, type Markup } from './markup.ts';
import { medianWithLimits } from './median-with-limits.ts';

/** A line per group; undefined where groups are not measured. */
export function groupTable(run: RunRecord): Markup | undefined {
  const groups = groupLosses(run);
  if (groups.length === 0) return undefined;
  const heads = ['share of the sample', 'of its real share', 'fidelity loss', 'lost', 'median time to loss', 'lost in the control'];
  const lines = groups.map(
    ({ group, mass, kept, loss, time, control }) => html`<tr><th scope="row">group ${formatInteger(group)}</th><td>${spread(mass)}</td><td>${spread(kept)}</td><td>${spread(loss)}</td>
      <td>${formatInteger(time.collapsed)} of ${formatInteger(time.chains)}</td><td>${medianWithLimits(time.sound)}</td><td>${control ? `${formatInteger(control.collapsed)} of ${formatInteger(control.chains)}` : '–'}</td></tr>`,
  );
  return html`<h3>Groups</h3><div class="scroll"><table class="numbers"><thead><tr><th scope="col">group</th>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${lines}</tbody></table></div>
    <p class="note">At the last generation, medians over chains with their spread. A group is lost from where less than ${formatTick(GROUP_LEFT)} of its share of the real sample is left and stays so.</p>`;
}

function spread(value: Spread | undefined): Content {
  return value ? html`${formatNumber(value.median)}${value.count > 1 && html` <small>${formatRange(value.low, value.high)}</small>`}` : '–';
}

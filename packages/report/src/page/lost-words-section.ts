// The words that died: how many of each frequency, and the most frequent of them by name.
import type { LossBand, RunRecord } from '@collapse-lab/runner';
import { LOST_WORDS_FILE, lostWords, type LostWords } from '../data/lost-words.ts';
import { formatInteger, formatNumber } from '../format.ts';
import { html, type Markup } from './markup.ts';

/** Words that are named. */
const NAMED = 20;

/** Nothing for runs that tell of no losses. */
export function lostWordsSection(run: RunRecord): Markup | undefined {
  const lost = lostWords(run);
  if (!lost) return undefined;
  const { called, generation, kinds, gone, control } = lost;
  const whose = run.study.members && run.study.members.length > 1 ? "the first chain's first member" : 'the first chain';
  const words = called === 'words' ? 'words' : 'tokens of the vocabulary';
  const chance = control && html` In the control, whose training data are real in every generation, ${formatInteger(control.gone)} of ${formatInteger(control.kinds)} are absent from the last sample, as no sample has every rare one.`;
  return html`<h3>${called === 'words' ? 'Words' : 'Tokens'} that died</h3>
    <p>Of the ${formatInteger(kinds)} ${words} in the real sample of ${whose}, ${formatInteger(gone)} (${share(gone, kinds)}) are no longer in what generation ${formatInteger(generation)} drew.${chance}</p>
    ${gone > 0 && html`<div class="lost">${bandTable(lost)}${namesTable(lost)}</div>
    <p class="note">Real count: how often it occurs in the real sample. Of the first chain alone; other chains lose others. All ${formatInteger(gone)} are in <code>${LOST_WORDS_FILE}</code> in the folder of the run.</p>`}`;
}

function bandTable({ called, bands, control }: LostWords): Markup {
  const rows = bands.map((band, i) => {
    const chance = control?.bands[i];
    return html`<tr><th scope="row">${bandName(band)}</th><td>${formatInteger(band.kinds)}</td><td>${formatInteger(band.gone)}</td><td>${share(band.gone, band.kinds)}</td>${control && html`<td>${chance ? share(chance.gone, chance.kinds) : '–'}</td>`}</tr>`;
  });
  const heads = [called, 'gone', 'share', ...(control ? ['in the control'] : [])];
  return html`<div class="scroll"><table class="numbers"><thead><tr><th scope="col">real count</th>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

function namesTable({ called, mostFrequent }: LostWords): Markup {
  const rows = mostFrequent.slice(0, NAMED).map(({ name, realCount, lastSeen }) => html`<tr><th scope="row">${visible(name)}</th><td>${formatInteger(realCount)}</td><td>${formatInteger(lastSeen)}</td></tr>`);
  const head = html`<tr><th scope="col">most frequent lost ${called}</th><th scope="col">real count</th><th scope="col">last seen in generation</th></tr>`;
  return html`<div class="scroll"><table class="numbers"><thead>${head}</thead><tbody>${rows}</tbody></table></div>`;
}

function bandName({ atLeast, atMost }: LossBand): string {
  if (atMost === undefined) return `${formatInteger(atLeast)} or more`;
  return atMost === atLeast ? formatInteger(atLeast) : `${formatInteger(atLeast)} to ${formatInteger(atMost)}`;
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${formatNumber((100 * part) / whole)}\u00a0%`;
}

/** A word in quotation marks where it would not be seen otherwise. */
function visible(name: string): string {
  return /^\s|\s$|^$|\n/.test(name) ? JSON.stringify(name) : name;
}

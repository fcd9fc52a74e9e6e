// What can be read: words that vanished, phrases that took over, documents that say nearly the same.
import { formatInteger, formatNumber, html, shorten, type Markup } from '@collapse-lab/report/page';
import type { Passages } from '../contracts.ts';

/** Characters of an example that are shown. */
const LENGTH = 260;

export function passagesSection(passages: Passages, reference: string): Markup {
  return html`${vanished(passages, reference)}${phrases(passages, reference)}${clusters(passages, reference)}`;
}

function vanished({ vanished: bands, missed }: Passages, reference: string): Markup {
  const shares = { head: 'the commonest half of all words', torso: 'the next 40\u00a0%', tail: 'the last 10\u00a0%' };
  const rows = bands.map(({ band, types, vanished: gone, byChance, words }) => html`<tr><th scope="row">${band} <small>${shares[band]}</small></th><td>${formatInteger(types)}</td><td>${formatInteger(gone)}</td><td>${byChance < 0.05 ? '0' : formatNumber(byChance, 2)}</td><td style="text-align:left">${words.map(({ word }) => word).join(', ')}</td></tr>`);
  return html`<h4>Words of ${reference} that vanished</h4>
    <div class="scroll"><table class="numbers"><thead><tr><th scope="col">by frequency there</th><th scope="col">words</th><th scope="col">vanished</th><th scope="col">by chance</th><th scope="col" style="text-align:left">most expected</th></tr></thead><tbody>${rows}</tbody></table></div>
    <p class="note">Counted over all documents, not only those kept${missed > 0 && `; there were more different words than fit, so counts may be low by up to ${formatInteger(missed)}`}. By chance: how many would be missing if words were drawn independently at the reference’s frequencies; real text repeats itself, so somewhat more are.</p>`;
}

function phrases({ phrases: risen, looked }: Passages, reference: string): Markup {
  if (risen.length === 0) return html`<h4>Phrases that took over</h4><p class="note">None of 3 to 6 words stands in 5 or more of ${formatInteger(looked)} documents and twice as many as in ${reference}.</p>`;
  const rows = risen.map(({ phrase, reference: before, group }) => html`<tr><th scope="row">${phrase}</th><td>${percent(before)}</td><td>${percent(group)}</td></tr>`);
  return html`<h4>Phrases that took over</h4>
    <div class="scroll"><table class="numbers"><thead><tr><th scope="col">phrase</th><th scope="col">of documents before</th><th scope="col">now</th></tr></thead><tbody>${rows}</tbody></table></div>
    <p class="note">Sequences of 3 to 6 words whose share of documents at least doubled, of ${formatInteger(looked)} documents each; the surest first. Examples, not tests.</p>`;
}

function clusters({ clusters: found, clustered, looked }: Passages, reference: string): Markup {
  return html`<h4>Documents that say nearly the same</h4>
    <p class="note">${formatInteger(clustered.group)} of ${formatInteger(looked)} documents have a near-duplicate (${formatInteger(clustered.reference)} in ${reference}): sequences of 5 words of Jaccard similarity 0.8 or more, linked in chains.</p>
    ${found.length > 0 && html`<div class="texts">${found.map(({ size, examples }) => html`<section><h4>${formatInteger(size)} documents</h4><blockquote>${examples.map((text) => html`<p>${shorten(text, LENGTH)}</p>`)}</blockquote></section>`)}</div>`}`;
}

function percent(share: number): string {
  return `${formatNumber(100 * share, 2)}\u00a0%`;
}

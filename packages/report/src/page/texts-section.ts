// Generations to be read: the real sample beside what the first and the last model wrote.
import type { RunRecord } from '@collapse-lab/runner';
import { shorten } from '../data/labels.ts';
import { formatInteger } from '../format.ts';
import { html, type Markup } from './markup.ts';

/** Documents (lines of a portrait) of one generation, and characters of each, that are shown. */
const documentsShown = 4;
const charactersShown = 420;

/** Columns of text from the loop's first chain, or nothing where portraits are drawn or absent. */
export function textsSection(run: RunRecord): Markup | undefined {
  const portraits = run.portraits.filter(({ arm }) => arm === 'loop');
  if (portraits.some(({ curve, cloud }) => curve ?? cloud)) return undefined;
  const models = portraits.filter(({ generation, text }) => generation > 0 && text.trim() !== '');
  const shown = [...new Set([portraits.find(({ generation }) => generation === 0), models[0], models.at(-1)])].filter((portrait) => portrait !== undefined);
  if (shown.length === 0) return undefined;
  return html`<h3>To read</h3>
    <div class="texts">${shown.map(({ generation, text }) => {
      const heading = generation === 0 ? 'real sample' : `generation ${formatInteger(generation)}`;
      const documents = documentsOf(text).map((line) => html`<p>${shorten(line, charactersShown)}</p>`);
      return html`<section><h4>${heading}</h4><blockquote>${documents}</blockquote></section>`;
    })}</div>`;
}

function documentsOf(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, documentsShown);
}

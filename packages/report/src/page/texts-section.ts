// Generations to be read: real beginnings continued by some of them, and whole documents.
import type { RunRecord } from '@collapse-lab/runner';
import { continuedPrompts, type ContinuedPrompt } from '../data/continued.ts';
import { shorten } from '../data/labels.ts';
import { formatInteger } from '../format.ts';
import { html, type Content, type Markup } from './markup.ts';

/** Documents (lines of a portrait) of one generation, and characters of each, that are shown. */
const documentsShown = 4;
const charactersShown = 420;
const charactersContinued = 280;

/** What the loop's first chain writes, or nothing where portraits are drawn or absent. */
export function textsSection(run: RunRecord): Markup | undefined {
  const portraits = run.portraits.filter(({ arm }) => arm === 'loop');
  if (portraits.some(({ curve, cloud }) => curve ?? cloud)) return undefined;
  const continued = continuedPrompts(run);
  const told = continued && !('absent' in continued) && continued.length > 0 ? continued : undefined;
  const whole = documentsOf(run);
  if (!told && !whole) return undefined;
  const reason = continued && 'absent' in continued && html`<p class="note">No beginnings are continued here: ${continued.absent}.</p>`;
  return html`<h3>To read</h3>${told ? continuedTable(told, run) : reason}
    ${told && whole ? html`<details><summary>Whole documents, as they are drawn</summary>${whole}</details>` : whole}`;
}

/** A row for each prompt, a column for each generation. */
function continuedTable(prompts: readonly ContinuedPrompt[], { study }: RunRecord): Markup {
  const rows = prompts.map(
    ({ prompt, generations }) => html`<section class="prompt"><p><strong>${prompt}</strong> …</p><div>${generations.map(
      ({ generation, text }) => html`<section><h4>${headingOf(generation, 'as it really goes on')}</h4><blockquote><p>${proseOf(text)}</p></blockquote></section>`,
    )}</div></section>`,
  );
  const whose = study.members && study.members.length > 1 ? "the first chain's first member" : "the first chain's models";
  return html`<p class="note">The beginnings of held-out documents, which no model was trained on, as they really go on and as ${whose} would have it. The documents are the first that are long enough, chosen before anything was drawn.</p>${rows}`;
}

function proseOf(text: string): Content {
  return text.trim() === '' ? html`<span class="absent">(ends here)</span>` : shorten(text.trim(), charactersContinued);
}

/** Columns of documents: real ones, the first model's and the last one's. */
function documentsOf({ portraits }: RunRecord): Markup | undefined {
  const loop = portraits.filter(({ arm }) => arm === 'loop');
  const models = loop.filter(({ generation, text }) => generation > 0 && text.trim() !== '');
  const shown = [...new Set([loop.find(({ generation }) => generation === 0), models[0], models.at(-1)])].filter((portrait) => portrait !== undefined);
  if (shown.length === 0) return undefined;
  return html`<div class="texts">${shown.map(({ generation, text }) => {
    const documents = linesOf(text).map((line) => html`<p>${shorten(line, charactersShown)}</p>`);
    return html`<section><h4>${headingOf(generation, 'real sample')}</h4><blockquote>${documents}</blockquote></section>`;
  })}</div>`;
}

function headingOf(generation: number, real: string): string {
  return generation === 0 ? real : `generation ${formatInteger(generation)}`;
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, documentsShown);
}

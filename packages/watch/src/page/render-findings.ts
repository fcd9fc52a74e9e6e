// The page of what changed between groups of outputs.
import { document, figureElement, formatInteger, formatNumber, formatRange, html, type Content } from '@collapse-lab/report/page';
import type { Comparison, Findings } from '../contracts.ts';
import { inWords, type Wording } from '../words.ts';
import { changeFigure } from './figures.ts';
import { passagesSection } from './passages.ts';
import { changeTable, groupTable } from './tables.ts';

const wording: Wording = { number: (value) => formatNumber(value), range: (low, high) => formatRange(low, high) };

/** What the page says of files beside what was found in them. */
export interface Provenance {
  readonly files: readonly { readonly path: string; readonly format: string; readonly bytes: number }[];
  readonly skipped: readonly { readonly reason: string; readonly count: number; readonly first: string }[];
  readonly seed: string;
}

/** One self-contained HTML page; the same findings give the same bytes. */
export function renderFindings(findings: Findings, provenance: Provenance): string {
  const { reference, comparisons, measures } = findings;
  const several = comparisons.length > 1;
  return document(`What changed since ${reference}`, html`${inWords(findings, wording).map((words) => html`<p class="lede">${words.replaceAll(' %', '\u00a0%')}</p>`)}
${alarms(findings)}
<h2>Measures over groups</h2>
<div class="multiples">${measures.map((_, place) => figureElement(changeFigure(findings, place), `measure-${place + 1}`))}</div>
<p class="note">Each group against ${reference}; upright lines are ${formatNumber(100 * findings.level)}\u00a0% intervals.</p>
${comparisons.map((comparison) => section(findings, comparison, several))}
<h2>What was measured</h2>
${groupTable(findings)}
${method(findings)}
${sources(provenance)}
<h2>Measures</h2>
<dl>${measures.map(({ id, summary }) => html`<div><dt>${id}</dt><dd>${summary}</dd></div>`)}</dl>`);
}

function alarms({ alarms: all }: Findings): Content {
  return all.map(({ bound, fired, untold }) => html`<p><strong>Alarm <code>${bound}</code>: ${fired.length > 0 ? `broken by ${fired.map(({ group, measure, value, p }) => `${group} (${measure} ${formatNumber(value)}, p ${p < 0.001 ? '< 0.001' : formatNumber(p, 2)})`).join(', ')}` : 'not broken with confidence'}.</strong>${untold.length > 0 && ` It cannot be told of ${untold.join(', ')}.`}</p>`);
}

function section(findings: Findings, comparison: Comparison, several: boolean): Content {
  const { group, passages, equalised, blocks, perBlock } = comparison;
  const sizes = Object.entries(equalised).map(([name, size]) => `${formatInteger(size)} ${name === 'tokens' ? 'words' : name}`);
  return html`<h2>${group}${several && html` <small>against ${findings.reference}</small>`}</h2>
    ${changeTable(findings, comparison)}
    <p class="note">At equal size: ${formatInteger(blocks)} blocks of ${formatInteger(perBlock)} ${findings.item}s from each${sizes.length > 0 && `, cut to ${sizes.join(' and ')} a block where a measure grows with length`}. Shaded: more than chance over all ${formatInteger(findings.tests)} tests.</p>
    ${passages && passagesSection(passages, findings.reference)}`;
}

function method({ item, level, tests, reference }: Findings): Content {
  return html`<p>The unit is the ${item}. A uniform sample of each group, in random order, is cut into disjoint blocks; half of the reference is the control that the groups are compared with, the other half is what both are held against where a measure is a distance, so that ${reference} has a distance to itself: the noise floor. Intervals are studentised bootstraps over blocks at ${formatNumber(100 * level)}\u00a0%. Each p is of a permutation test that blocks of both come from one law, corrected by Holm for all ${formatInteger(tests)} tests; with 8 blocks each all 12,870 arrangements are looked at, with more 9,999 random ones (forty a test where that is more). Measures of the whole collection use what each block adds to it (delete-a-group jackknife): their intervals and tests are approximate, and cautious.</p>`;
}

function sources({ files, skipped, seed }: Provenance): Content {
  return html`<p class="note">Files: ${files.map(({ path, format, bytes }, i) => html`${i > 0 && ', '}<code>${path}</code> (${format}, ${formatInteger(bytes)} bytes)`)}. Seed ${seed}.</p>
    ${skipped.length > 0 && html`<h3>Left out</h3><ul>${skipped.map(({ reason, count, first }) => html`<li>${formatInteger(count)}: ${reason}; the first: ${first}</li>`)}</ul>`}`;
}

// Prints the tables of text-collapse.md from the metrics.csv of a run's six studies: node docs/text-collapse-tables.mjs text-collapse
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a row shows: its column; whose of the real sample's numbers stands first, if any (its own at generation 0, or a second sample's beside it). */
const ROWS = [
  ['perplexity on real text', 'heldOutPerplexity'],
  ['on what the last generation wrote', 'previousPerplexity'],
  ['entropy of the next token along real text (nats)', 'predictiveEntropy'],
  ['distinct words', 'wordTypes', 'itself'],
  ['share of words written that no real text has', 'newWords', 'second'],
  ['left of the words that the real sample has once', 'wordsFrom1', 'second'],
  ['… 2 to 5 times', 'wordsFrom2', 'second'],
  ['… 6 to 20 times', 'wordsFrom6', 'second'],
  ['… 21 to 100 times', 'wordsFrom21', 'second'],
  ['left of the tokens that it has once', 'survivingFrom1', 'second'],
  ['… 2 to 5 times', 'survivingFrom2', 'second'],
  ['… 6 to 20 times', 'survivingFrom6', 'second'],
  ['distinct-2', 'distinct2', 'itself'],
  ['distinct-3', 'distinct3', 'itself'],
  ['entropy of single tokens (nats)', 'shannonEntropy', 'itself'],
  ['effective support, relative to generation 1', 'relativeSupport'],
  ['bigrams of tokens found in no real text', 'novelBigrams', 'second'],
];
const LAST = 5;

/** Rows of a study by the names of their columns. */
function rowsOf(folder) {
  const [head, ...lines] = readFileSync(join(folder, 'metrics.csv'), 'utf8').trim().split('\n');
  const names = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((value, i) => [names[i], value])));
}

/** Median, least and greatest over chains, as the page writes them. */
function told(rows, column, arm, generation) {
  const values = rows.filter((row) => row.arm === arm && Number(row.generation) === generation && row[column] !== '').map((row) => Number(row[column]));
  if (values.length === 0) return '–';
  const sorted = values.sort((a, b) => a - b);
  const median = (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
  const [middle, low, high] = [median, sorted[0], sorted.at(-1)].map(rounded);
  return low === high ? middle : `${middle} (${low}–${high})`;
}

/** Three digits from 10 on and two decimals from 1 on; below, two digits, or two decimals near 1. */
function rounded(value) {
  if (value >= 1000) return Math.round(value).toLocaleString('en-US');
  if (value >= 10) return value.toPrecision(3);
  if (value === 0) return '0';
  return value >= 0.1 ? value.toFixed(2) : value.toPrecision(2);
}

const [run] = process.argv.slice(2);
if (run === undefined) throw new Error('the folder of a run of text-collapse must be named: node docs/text-collapse-tables.mjs text-collapse');
const { runs } = JSON.parse(readFileSync(join(run, 'comparison.json'), 'utf8'));
for (const [model, first] of [['trigram model', 0], ['transformer', 3]]) {
  const [replace, accumulate, mix] = runs.slice(first, first + 3).map((each) => rowsOf(join(run, each)));
  console.log(`| ${model} | real text | generation 1 | 5, replace | 5, 10 % real | 5, accumulate | 5, control |\n${'| --- '.repeat(7)}|`);
  for (const [label, column, real] of ROWS) {
    if (!(column in replace[0])) continue;
    const beside = { itself: () => told(replace, column, 'loop', 0), second: () => told(replace, column, 'floor', 1) }[real]?.() ?? '–';
    const cells = [beside, told(replace, column, 'loop', 1), ...[replace, mix, accumulate].map((rows) => told(rows, column, 'loop', LAST)), told(replace, column, 'control', LAST)];
    console.log(`| ${label} | ${cells.join(' | ')} |`);
  }
  console.log('');
}

import { streams } from '@collapse-lab/numeric';
import { describe, expect, it } from 'vitest';
import type { Sampled } from '../contracts.ts';
import { measureGroups } from '../measure-groups.ts';
import { renderFindings } from '../page/render-findings.ts';
import { inWords } from '../words.ts';
import { text } from './kind.ts';
import { WordCounter } from './word-counter.ts';

function groupOf(name: string, documents: readonly string[]): Sampled<Uint8Array, string> {
  const counter = new WordCounter(10_000);
  for (const document of documents) counter.observe(document);
  return { name, items: documents.length, units: counter.total, empty: 0, cut: 0, sample: documents.map((document) => text.keep(document)), counter };
}

const rng = streams(11).fork('words').rng();
/** Documents of 12 words out of a vocabulary by a law of ranks: 1 / (rank + 2). */
function documentsOf(count: number, vocabulary: number): string[] {
  return Array.from({ length: count }, () => Array.from({ length: 12 }, () => `w${Math.floor(Math.exp(rng.uniform() * Math.log(vocabulary + 1))) - 1}`).join(' '));
}

const context = { level: 0.95, columns: [], compress: (bytes: Uint8Array) => bytes.slice(0, 1 + (bytes.length >> 1)), alarms: [] };
const compared = (group: readonly string[], reference: readonly string[]) => measureGroups(text, [groupOf('before', reference), groupOf('after', group)], { ...context, streams: streams(3) });

describe('a text group that lost words and repeats itself', () => {
  const reference = documentsOf(600, 800);
  const group = [...documentsOf(200, 60), ...Array.from({ length: 100 }, () => `as an assistant i would say w1 w2 w3 w4 w5 w6 w${Math.floor(10 * rng.uniform())}`)];
  const findings = compared(group, reference);
  const { passages, changes } = findings.comparisons[0]!;
  const changeOf = (id: string) => changes.find(({ measure }) => measure === id)!;

  it('has less support and more copies, beyond chance', () => {
    expect(changeOf('effectiveSupport').change.high).toBeLessThan(0.9);
    expect(changeOf('effectiveSupport').test!.adjusted).toBeLessThan(0.05);
    expect(changeOf('nearDuplicates').change.low).toBeGreaterThan(0.1);
    expect(inWords(findings, { number: String, range: (low, high) => `${low} to ${high}` })[0]).toContain('Towards less diversity: ');
  });

  it('shows the phrase that took over, whole, and its share', () => {
    const phrase = passages!.phrases.find(({ phrase: words }) => words === 'as an assistant i would say');
    expect(phrase).toEqual({ phrase: 'as an assistant i would say', reference: 0, group: 100 / 300 });
    // What lies within it is not told again.
    expect(passages!.phrases.filter(({ phrase: words }) => words.includes('assistant')).length).toBe(1);
  });

  it('shows the cluster of copies with examples that differ', () => {
    expect(passages!.clusters[0]!.size).toBeGreaterThanOrEqual(100);
    expect(new Set(passages!.clusters[0]!.examples).size).toBe(3);
  });

  it('counts the words that vanished by how common they were', () => {
    const [head, , tail] = passages!.vanished;
    expect(head!.vanished).toBe(0);
    expect(tail!.vanished).toBeGreaterThan(tail!.byChance);
    expect(tail!.words.length).toBeGreaterThan(0);
    expect(passages!.vanished.reduce((sum, { types }) => sum + types, 0)).toBe(new Set(reference.join(' ').split(' ')).size);
  });
});

it('finds nothing between two halves of one source', () => {
  const findings = compared(documentsOf(200, 300), documentsOf(400, 300));
  // Holm keeps the chance of any at 5 %; this seed's data are no exception.
  expect(inWords(findings, { number: String, range: () => '' })[0]).toContain('nothing differs from before beyond chance');
});

it('says of too few documents that they are, and gives values without a test', () => {
  const findings = compared(documentsOf(5, 30), documentsOf(100, 30));
  const [comparison] = findings.comparisons;
  expect(comparison!.tooFew).toEqual({ kind: 'too-few', have: 5, need: 8 });
  expect(comparison!.changes.every(({ test }) => test === undefined)).toBe(true);
  expect(comparison!.changes.find(({ measure }) => measure === 'types')!.group).toBeGreaterThan(0);
  expect(inWords(findings, { number: String, range: () => '' })[0]).toContain('too few documents to tell a difference from chance: 5 to compare, 8 needed');
});

it('draws a page that escapes whatever stands in files, the same bytes every time', () => {
  const evil = '<script>alert(1)</script> says the model once more and again';
  const render = (): string => renderFindings(compared([...documentsOf(40, 30), evil, evil, evil, evil, evil, evil], documentsOf(100, 30)), { files: [{ path: '<b>x</b>', format: 'text', bytes: 3 }], skipped: [{ reason: 'not JSON', count: 1, first: '<i>' }], seed: '1' });
  const page = render();
  expect(page).not.toMatch(/<script|<b>x|<i>/);
  expect(page).toContain('&#60;script&#62;alert(1)');
});

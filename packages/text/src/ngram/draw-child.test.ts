import { permutation, streams } from '@collapse-lab/numeric';
import { openStudy, parseStudy, policies, type Decoding, type Lab, type Row } from '@collapse-lab/runner';
import { memoryHost } from '@collapse-lab/runner/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { text } from '../domain.ts';
import { documentsOf } from '../testing/documents.ts';
import { starTrie } from '../testing/star-trie.ts';
import { buildGramTrie } from './build-gram-trie.ts';
import { childDrawer } from './draw-child.ts';
import { gramCount } from './gram-trie.ts';

const LAST_UNIFORM = 1 - 1 / 9007199254740992;

/**
 * The decoded law as defined: symbols ranked by count, ties by symbol. A rank is kept when fewer than topK ranks, less than
 * topP of the probability and nothing below minP of the likeliest stand before it or on it; what is kept goes by p^(1/T).
 */
function decodedLaw(counts: readonly number[], { temperature = 1, topK = Infinity, topP = 1, minP = 0 }: Decoding): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const top = Math.max(...counts);
  const kept = counts.map((count, i) => {
    const ahead = counts.filter((other, j) => other > count || (other === count && j < i));
    return ahead.length < topK && ahead.reduce((sum, other) => sum + other, 0) / total < topP && count / top >= minP;
  });
  const weights = counts.map((count, i) => (kept[i] ? Math.pow(count / top, 1 / temperature) : 0));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
}

const COUNTS = [5, 40, 1, 20, 20, 3, 80, 11];

describe('childDrawer', () => {
  it.each<Decoding>([
    { temperature: 0.5 },
    { temperature: 2 },
    { topK: 3 },
    { topP: 0.8 },
    { minP: 0.2 },
    { topK: 5, topP: 0.9, minP: 0.1, temperature: 0.5 },
    { topK: 4, temperature: 2 },
    { topP: 0.95, temperature: 10 },
    { minP: 0.05, topK: 6 },
  ])('draws from the decoded law under %j', (decoding) => {
    const law = decodedLaw(COUNTS, decoding);
    const draw = childDrawer(starTrie(COUNTS), decoding);
    const [n, uniforms] = [50_000, streams('draw-child').rng()];
    const drawn = COUNTS.map(() => 0);
    for (let i = 0; i < n; i++) drawn[draw(0, uniforms.uniform()) - 1]!++;
    const possible = [...law.keys()].filter((i) => law[i]! > 0);
    expect([...drawn.keys()].filter((i) => drawn[i]! > 0)).toEqual(possible);
    const statistic = possible.reduce((sum, i) => sum + (drawn[i]! - n * law[i]!) * (drawn[i]! - n * law[i]!) / (n * law[i]!), 0);
    // Asymptotically chi-square; P(X > k + 2√(kx) + 2x) ≤ e⁻ˣ (Laurent & Massart 2000), here with e⁻ˣ = 10⁻⁶.
    const [freedom, x] = [possible.length - 1, Math.log(1e6)];
    expect(statistic).toBeLessThan(freedom + 2 * Math.sqrt(freedom * x) + 2 * x);
  });

  it('cuts as worked out by hand', () => {
    const reached = (counts: readonly number[], decoding: Decoding): number[] => {
      const draw = childDrawer(starTrie(counts), decoding);
      return [...new Set(Array.from({ length: 1000 }, (_, i) => draw(0, i / 1000) - 1))].sort((a, b) => a - b);
    };
    // By rank: 80 40 20 20 11 5 3 1 of 180; before each of them 0, 0.444, 0.667, 0.778, 0.889, 0.950, 0.978, 0.994.
    expect(reached(COUNTS, { topK: 2 })).toEqual([1, 6]);
    expect(reached(COUNTS, { topP: 0.44 })).toEqual([6]);
    expect(reached(COUNTS, { topP: 0.7 })).toEqual([1, 3, 6]);
    expect(reached(COUNTS, { minP: 0.25 })).toEqual([1, 3, 4, 6]);
    expect(reached(COUNTS, { minP: 0.26 })).toEqual([1, 6]);
    expect(reached(COUNTS, { topK: 3, topP: 0.9, minP: 0.3 })).toEqual([1, 6]);
  });

  it('gives ties to the smaller symbols', () => {
    const draw = childDrawer(starTrie([7, 7, 7, 7]), { topK: 2 });
    expect([0, 0.49, 0.5, LAST_UNIFORM].map((u) => draw(0, u))).toEqual([1, 1, 2, 2]);
  });

  it('keeps what stands on the border of a decimal share', () => {
    // 0.55 · 100 is 55.00000000000001 in floating point, but 55/100 is 0.55.
    expect(childDrawer(starTrie([55, 45]), { topP: 0.55 })(0, LAST_UNIFORM)).toBe(1);
    expect(childDrawer(starTrie([100, 55]), { minP: 0.55 })(0, LAST_UNIFORM)).toBe(2);
  });

  it.each([
    [1e-3, [500_000, 1, 1_000_000, 10], 3],
    [1e-3, [1, 2, 3], 3],
    [1e-5, [1_000_000, 999_000], 1],
    [1e-300, [3, 1_000_000, 999_999], 2],
  ])('draws nothing but the likeliest when the temperature goes to 0 (%d, counts %j)', (temperature, counts, likeliest) => {
    // The weights of all others together are below e⁻¹⁰⁰ of the likeliest's.
    const draw = childDrawer(starTrie(counts), { temperature });
    for (const u of [1e-15, 0.25, 0.5, 0.75, LAST_UNIFORM]) expect(draw(0, u)).toBe(likeliest);
  });

  it('draws ties of the likeliest evenly at temperature 1e-3, and near ties by their ratio', () => {
    const draw = childDrawer(starTrie([1_000_000, 1, 1_000_000]), { temperature: 1e-3 });
    expect([0, 0.499, 0.5, LAST_UNIFORM].map((u) => draw(0, u))).toEqual([1, 1, 3, 3]);
    // (1 − 10⁻⁶)^1000 = e^(−10⁻³) to 5 · 10⁻¹⁰, so the first of the two has the share 1/(1 + e^(−10⁻³)) = 0.50025.
    const near = childDrawer(starTrie([1_000_000, 999_999]), { temperature: 1e-3 });
    expect([0.500249, 0.500251].map((u) => near(0, u))).toEqual([1, 2]);
  });

  it('draws the likeliest alone at temperature 0, evenly where there are several, and all evenly at infinity', () => {
    const cold = childDrawer(starTrie([1, 5, 2, 5]), { temperature: 0 });
    expect([0, 0.49, 0.5, LAST_UNIFORM].map((u) => cold(0, u))).toEqual([2, 2, 4, 4]);
    const hot = childDrawer(starTrie([1, 5, 2, 5]), { temperature: Infinity });
    expect([0.24, 0.26, 0.51, 0.76].map((u) => hot(0, u))).toEqual([1, 2, 3, 4]);
  });

  it('draws all children evenly when the temperature is high', () => {
    const draw = childDrawer(starTrie([1_000_000, 1, 10, 100]), { temperature: 1e9 });
    expect([0.2499, 0.2501, 0.4999, 0.5001, 0.7499, 0.7501].map((u) => draw(0, u))).toEqual([1, 2, 2, 3, 3, 4]);
  });

  const countLists = fc.array(fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 1_000_000 })), { minLength: 1, maxLength: 40 });
  const uniform = fc.oneof(fc.constantFrom(0, LAST_UNIFORM), fc.double({ min: 0, max: LAST_UNIFORM, noNaN: true }));

  it('draws exactly what it draws without decoding when no setting cuts or tempers', () => {
    // Sums of counts and their product with u are the same numbers in both drawers, so not even rounding differs.
    fc.assert(
      fc.property(countLists, fc.array(uniform, { minLength: 20, maxLength: 20 }), (counts, us) => {
        const plain = childDrawer(starTrie(counts), {});
        for (const decoding of [{ temperature: 1 }, { topK: counts.length }, { topP: 1 }, { minP: 0 }, { temperature: 1, topK: 99, topP: 1, minP: 0 }]) {
          const draw = childDrawer(starTrie(counts), decoding);
          for (const u of us) expect(draw(0, u)).toBe(plain(0, u));
        }
      }),
    );
  });

  const decodings = fc.record(
    {
      temperature: fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
      topK: fc.integer({ min: 1, max: 45 }),
      topP: fc.double({ min: 1e-6, max: 1, noNaN: true }),
      minP: fc.double({ min: 0, max: 1, noNaN: true }),
    },
    { requiredKeys: [] },
  );

  it('never draws what the cut drops, and always has something to draw', () => {
    fc.assert(
      fc.property(countLists, decodings, fc.array(uniform, { minLength: 20, maxLength: 20 }), (counts, decoding, us) => {
        const kept = decodedLaw(counts, { ...decoding, temperature: 1 });
        const draw = childDrawer(starTrie(counts), decoding);
        for (const u of us) expect(kept[draw(0, u) - 1]).toBeGreaterThan(0);
      }),
    );
  });

  it('decodes each context by its own counts, and leaves contexts with one child as they are', () => {
    // After "a": b 3, c 2, d 1. After "b", "c" and "d": the end alone.
    const trie = buildGramTrie(documentsOf([[0, 1], [0, 1], [0, 1], [0, 2], [0, 2], [0, 3]]), 2);
    const draw = childDrawer(trie, { topP: 0.6, temperature: 0.1 });
    for (let context = trie.levelStart[1]!; context < trie.levelStart[2]!; context++) {
      const first = trie.firstChild[context]!;
      // Nothing follows an end.
      if (trie.childCount[context] === 0) continue;
      const counts = Array.from({ length: trie.childCount[context]! }, (_, i) => gramCount(trie, first + i));
      const law = decodedLaw(counts, { topP: 0.6, temperature: 0.1 });
      // Twice, as the second visit reads what the first has summed.
      for (const u of [0, 0.3, 0.98, LAST_UNIFORM, 0, 0.3, 0.98, LAST_UNIFORM]) {
        let upTo = 0;
        const expected = law.findIndex((share) => (upTo += share) > u);
        expect(draw(context, u)).toBe(first + (expected < 0 ? counts.length - 1 : expected));
      }
    }
  });
});

describe('a unigram loop under topP 0.95', () => {
  it('loses the tail of its vocabulary generation by generation, at the rate of the infinite population', async () => {
    // Zipf's law with exponent 1.2 on 1000 types, 20 tokens a document.
    const weights = Array.from({ length: 1000 }, (_, rank) => Math.exp(-1.2 * Math.log(rank + 1)));
    const mass = weights.reduce((a, b) => a + b, 0);
    const counts = weights.map((weight) => Math.round((100_000 * weight) / mass));
    const words = counts.flatMap((count, type) => Array<string>(count).fill(`w${type}`));
    const shuffled = Array.from(permutation(words.length, streams('zipf').rng()), (i) => words[i]!);
    const lines = Array.from({ length: Math.ceil(words.length / 20) }, (_, i) => shuffled.slice(20 * i, 20 * i + 20).join(' '));
    const generations = 11;
    const rows = await unigramLoop(lines, { decoding: { topP: 0.95 }, generations });

    // The population's course: cut, then drawn without noise. Generation t's cut is what generation t + 1 is trained on.
    let law = [...counts, lines.length].map((count) => count / (words.length + lines.length));
    for (let t = 1; t < generations; t++) {
      law = decodedLaw(law, { topP: 0.95 });
      const tokens = law.slice(0, -1).filter((share) => share > 0);
      // Each generation moves the border by the binomial noise of the mass above it, and the moves add up as a walk does: a
      // standard deviation of √(t · 0.95 · 0.05 / n) in probability, divided by the share of the last type kept in types. A
      // cut also rounds up to a whole type; as shares grow towards the head, at most 0.95 · 0.8^1.2 = 0.73 of one is left a generation later,
      // so roundings add up to less than 1/(1 − 0.73) < 4 types.
      const noise = Math.sqrt((t * 0.95 * 0.05) / words.length) / Math.min(...tokens);
      expect(Math.abs(rows[t + 1]!['vocabularySize']! - tokens.length)).toBeLessThan(4 * noise + 4);
      expect(rows[t + 1]!['vocabularySize']).toBeLessThan(rows[t]!['vocabularySize']!);
    }
    expect(rows[generations]).toMatchObject({ topP: 0.95 });
  });
});

/** One chain of a unigram model on documents of one line each: its rows by generation. */
async function unigramLoop(lines: readonly string[], keys: object): Promise<Row[]> {
  const lab: Lab = { domains: [text], policies };
  const study = {
    name: 'unigram',
    world: { kind: 'corpus', path: 'lines.txt', tokenizer: 'words', documents: 'lines' },
    model: { family: 'ngram', order: 1, smoothing: 'witten-bell', maxTokens: 1000 },
    policy: { kind: 'replace' },
    size: lines.length - 1,
    heldOut: 1,
    chains: 1,
    control: 0,
    measures: ['parameters'],
    ...keys,
  };
  const parsed = parseStudy({ name: 'unigram', text: JSON.stringify(study) }, lab);
  const { runChain } = await openStudy(lab, parsed, memoryHost({ 'lines.txt': lines.join('\n') }));
  const rows: Row[] = [];
  for await (const step of runChain('loop', 0)) rows.push(step.rows![0]!);
  return rows;
}

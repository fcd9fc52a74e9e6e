import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mtld, type MtldVariant } from './mtld.ts';

const anyTokens = fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 60 }).map((list) => Uint32Array.from(list));

const repeated = (times: number, ...ids: number[]): Uint32Array => Uint32Array.from({ length: times * ids.length }, (_, i) => ids[i % ids.length]!);
const variants: MtldVariant[] = ['le_nomin', 'lt_min10', 'mean_factor_length'];

// Values of LexicalRichness 0.5.1, lexical_diversity 0.1.1 and TAALED 0.32 for one word a hundred times and for six words, one of them twice, fifty times.
describe('mtld', () => {
  it.each([
    ['le_nomin', 2, 6.122448979591836],
    ['lt_min10', 8.187134502923977, 9.74477958236659],
    ['mean_factor_length', 9.311111111111112, 9.853333333333333],
  ] as const)('agrees with the program that %s is from', (variant, oneWord, sixWords) => {
    expect(mtld(repeated(100, 7), 0.72, variant)).toBeCloseTo(oneWord, 12);
    expect(mtld(repeated(50, 0, 1, 2, 3, 0, 4), 0.72, variant)).toBeCloseTo(sixWords, 12);
  });

  it('resolves degenerate text only without a least length', () => {
    expect(mtld(repeated(100, 7), 0.72, 'le_nomin')).toBeLessThan(mtld(repeated(50, 0, 1), 0.72, 'le_nomin'));
    expect(mtld(repeated(50, 0, 1), 0.72, 'lt_min10')).toBeGreaterThan(8);
  });

  it('is infinite where no type repeats and NaN without tokens', () => {
    for (const variant of variants) {
      expect(mtld(Uint32Array.from({ length: 60 }, (_, i) => i), 0.72, variant)).toBe(Infinity);
      expect(mtld(new Uint32Array(), 0.72, variant)).toBeNaN();
    }
  });

  it('does not depend on the direction of reading nor on the names of types', () => {
    fc.assert(
      fc.property(anyTokens, fc.constantFrom(...variants), (tokens, variant) => {
        const value = mtld(tokens, 0.72, variant);
        expect(mtld(tokens.toReversed(), 0.72, variant)).toBe(value);
        expect(mtld(tokens.map((id) => 17 - 2 * id), 0.72, variant)).toBe(value);
      }),
    );
  });
});

// Zipf's law of symbols, and Mandelbrot's with its shift of ranks (Zipf 1949, Mandelbrot 1953).
import type { Counts } from '@collapse-lab/numeric';
import { defineEntry, type WorldSource } from '@collapse-lab/runner';
import { z } from 'zod';
import { lawSampling, openLaw } from '../open-law.ts';

const parameters = z.strictObject({
  symbols: z.int().min(1).max(10_000_000).describe('how many there are; symbol 0 is the likeliest'),
  exponent: z.number().min(0).describe('s: the symbol of rank r comes in proportion to (r + shift) to the power −s'),
  shift: z.number().gt(-1).default(0).describe("added to ranks, as in the law of Zipf and Mandelbrot; 0 is Zipf's"),
  sampling: lawSampling,
});

/** World `zipf`: independent symbols that fall as a power of their rank. */
export const zipf = defineEntry({
  id: 'zipf',
  summary: 'Independent symbols whose probabilities fall as a power of their (shifted) rank.',
  offers: ['score', 'groups'],
  parameters,
  create: ({ symbols, exponent, shift, sampling }): WorldSource<Counts> => ({
    open: () => openLaw(Float64Array.from({ length: symbols }, (_, i) => Math.exp(-exponent * Math.log(i + 1 + shift))), { law: `${symbols} symbols, that of rank r in proportion to (r + ${shift})^−${exponent}`, sampling }),
  }),
});

// Decoding: how sampling departs from the fitted law. Each setting is a number, so each may be scheduled.
import { z } from 'zod';
import { fromJsonNumber, toJsonNumber } from './json-number.ts';

/**
 * How sampling departs from the fitted law; what is absent leaves it as it is. temperature T draws in proportion to
 * p^(1/T), at 0 the likeliest alone, at ∞ all that is possible, evenly; topK, topP and minP cut a discrete law to its likeliest symbols; repetitionPenalty, beams
 * and lengthPenalty are for models that go on symbol by symbol; shrink multiplies variances.
 */
export interface Decoding {
  readonly temperature?: number;
  readonly topK?: number;
  readonly topP?: number;
  readonly minP?: number;
  readonly repetitionPenalty?: number;
  readonly beams?: number;
  readonly lengthPenalty?: number;
  readonly shrink?: number;
}

/** A number of at least 0, ∞ among them, which a study has as JSON does: `Infinity`. */
const upToInfinity = z
  .unknown()
  .check(({ value, issues }) => {
    const number = fromJsonNumber(value);
    if (number === undefined || Number.isNaN(number)) issues.push({ code: 'invalid_type', expected: 'number', input: value });
    else if (number < 0) issues.push({ code: 'too_small', origin: 'number', minimum: 0, inclusive: true, input: value });
  })
  .meta({ anyOf: [{ type: 'number', minimum: 0 }, { const: 'Infinity' }] })
  .transform((value) => toJsonNumber(fromJsonNumber(value)!));

const settings = z.strictObject({
  temperature: upToInfinity.describe('T: draws in proportion to p^(1/T); at 0 the likeliest alone, evenly where there are several (topK: 1 takes the first); at .inf evenly whatever is possible'),
  topK: z.int().min(1).describe('a discrete law is cut to its k likeliest symbols, before temperature acts'),
  topP: z.number().positive().max(1).describe('… to the likeliest symbols that together reach this probability'),
  minP: z.number().min(0).max(1).describe('… to symbols at least this share as likely as the likeliest'),
  repetitionPenalty: z.number().positive().describe('logits of tokens that a document has already are divided by this where positive, multiplied where not, before all else; never the logit of its end (Keskar et al. 2019)'),
  beams: z.int().min(1).describe('nothing is drawn: documents are searched with so many beginnings kept, by the law that the other settings leave, until so many have ended'),
  lengthPenalty: z.number().describe('α: a search prefers by log-probability over length^α, 0 when absent; only with beams'),
  shrink: z.number().min(0).describe('λ: multiplies the variances that are drawn from'),
});

/** All settings, none of them required. */
export const decodingSchema = settings.partial().transform((decoding): Decoding => {
  const given = Object.entries(decoding).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, fromJsonNumber(value)]));
});

/** The settings' names and schemas. */
export const decodingShape = settings.shape;

/** Every setting that a study names is a column, as it may change with the generation. */
export const decodingColumns: readonly { readonly name: string; readonly summary: string }[] = Object.entries(settings.shape).map(([name, schema]) => ({
  name,
  summary: `Decoding: ${schema.description ?? name}.`,
}));

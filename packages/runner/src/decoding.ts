// Decoding: how sampling departs from the fitted law. Each setting is a number, so each may be scheduled.
import { z } from 'zod';

/**
 * How sampling departs from the fitted law; what is absent leaves it as it is. temperature T draws in proportion to
 * p^(1/T); topK, topP and minP cut a discrete law to its likeliest symbols; shrink multiplies variances.
 */
export interface Decoding {
  readonly temperature?: number;
  readonly topK?: number;
  readonly topP?: number;
  readonly minP?: number;
  readonly shrink?: number;
}

const settings = z.strictObject({
  temperature: z.number().positive().describe('T: draws in proportion to p^(1/T)'),
  topK: z.int().min(1).describe('a discrete law is cut to its k likeliest symbols, before temperature acts'),
  topP: z.number().positive().max(1).describe('… to the likeliest symbols that together reach this probability'),
  minP: z.number().min(0).max(1).describe('… to symbols at least this share as likely as the likeliest'),
  shrink: z.number().min(0).describe('λ: multiplies the variances that are drawn from'),
});

/** All settings, none of them required. */
export const decodingSchema = settings.partial().transform((decoding): Decoding => {
  const given = Object.entries(decoding).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
});

/** The settings' names and schemas. */
export const decodingShape = settings.shape;

/** Every setting that a study names is a column, as it may change with the generation. */
export const decodingColumns: readonly { readonly name: string; readonly summary: string }[] = Object.entries(settings.shape).map(([name, schema]) => ({
  name,
  summary: `Decoding: ${schema.description ?? name}.`,
}));

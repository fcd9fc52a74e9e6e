// JSON Schemas of what zod schemas take.
import { z } from 'zod';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** The schema (draft 7) of what may be written, before defaults are filled in. */
export function toJson(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { target: 'draft-7', io: 'input', unrepresentable: 'any' });
}

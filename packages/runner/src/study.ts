// The study: everything that decides the numbers, as plain data, and the schema of its own fields.
import { z } from 'zod';
import type { CollapseDefinition } from './collapse-definition.ts';

/** Beyond these, what is asked for can only be a slip of the finger. */
const MOST_ITEMS = 100_000_000;
const MOST_GENERATIONS = 10_000_000;
const MOST_CHAINS = 1_000_000;

/** What stands in a list of measures for those that are measured where there is no list. */
export const DEFAULT_MEASURES = 'default';

const count = (most: number) => z.int().min(1).max(most);
const named = z.looseObject({ kind: z.string() });

/** The study's own fields; what stands inside world, model, policy and measures is checked by the members they name. */
export const studySchema = z.strictObject({
  name: z
    .string()
    .regex(/^[\w][\w.-]*$/, 'must be letters, digits, dots, hyphens and underscores, as it names the run folder')
    .describe('names the run folder'),
  title: z.string().optional().describe('one line for figures and reports; the name when absent'),
  world: named.describe('where real data comes from'),
  model: z.looseObject({ family: z.string() }).optional().describe('what is fitted to it; short for a single member'),
  members: z.array(z.looseObject({ family: z.string() })).min(1).optional().describe('several models in one chain, instead of model'),
  policy: named.describe('how the next training batch is composed'),
  decoding: z.looseObject({}).optional().describe('how sampling departs from the fitted law'),
  selection: z.array(named).optional().describe('what happens between sampling and training, in this order'),
  size: count(MOST_ITEMS).describe('items in the real sample of generation 0 and drawn from every model'),
  heldOut: count(MOST_ITEMS).describe('real items that no model is trained on'),
  generations: count(MOST_GENERATIONS).describe('the last generation; 0 is the real sample, 1 the first fit'),
  chains: count(MOST_CHAINS).describe('replicates of the loop, each from streams of its own'),
  control: z.int().min(0).max(MOST_CHAINS).default(1).describe('chains of the same study on 100 % fresh real data'),
  floor: z.int().min(0).max(MOST_CHAINS).optional().describe('pairs of real samples that say what every measure does by chance alone; 8 when absent, 0 where there is no control'),
  seed: z.union([z.int(), z.string().min(1)]).default(1).describe('the root of all randomness'),
  record: count(MOST_GENERATIONS).default(1).describe('generations 0, 1, every record-th and the last have rows'),
  collapse: z.unknown().optional().describe('what counts as collapse in reports; changes no row'),
  sweep: z.unknown().optional().describe('what to vary: grid, list or paired axes; every cell is a study'),
  cell: z.record(z.string(), z.unknown()).optional().describe('what a study of a sweep was given, in a resolved study'),
  measures: z
    .array(z.union([z.string(), named]))
    .min(1)
    .optional()
    .describe(`what to measure, by name or with parameters; \`${DEFAULT_MEASURES}\` stands for the domain's default set, less what is named besides; that set when absent`),
});

/** A catalogue member named in a study, with its parameters beside its name. */
export interface Named {
  readonly kind: string;
  readonly [parameter: string]: unknown;
}

/** A family named in a study, with its parameters beside its name. */
export interface NamedModel {
  readonly family: string;
  readonly [parameter: string]: unknown;
}

/** A study, resolved: every field present, every member's parameters complete, ready to be written to study.yaml. */
export interface Study {
  readonly name: string;
  readonly title: string;
  readonly world: Named;
  /** What is fitted; the first member where there are several. */
  readonly model: NamedModel;
  /** All members, where there are several. */
  readonly members?: readonly NamedModel[];
  readonly policy: Named;
  /** Decoding by name; each may be scheduled. */
  readonly decoding: Readonly<Record<string, unknown>>;
  readonly selection: readonly Named[];
  readonly size: number;
  readonly heldOut: number;
  readonly generations: number;
  readonly chains: number;
  readonly control: number;
  /** Pairs of real samples; absent in runs that were made before there were any. */
  readonly floor?: number;
  readonly seed: string | number;
  readonly record: number;
  readonly measures: readonly Named[];
  /** What counts as collapse, where the study says it. */
  readonly collapse?: CollapseDefinition;
  /** What this study of a sweep was given, by dotted path. */
  readonly cell?: Readonly<Record<string, unknown>>;
}

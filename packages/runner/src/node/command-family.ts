// Family `command`: fits, samples and scores in any program that answers lines of JSON. What was learned is JSON kept
// here, so that the program may be started anew at any time and checkpoints need nothing of it.
import { z } from 'zod';
import type { Entry } from '../catalogue.ts';
import type { DataAlgebra, Family, JsonItems, Model } from '../contracts.ts';
import { defineDomain, type Lab } from '../domain.ts';
import { defineFamily } from '../define-family.ts';
import { toJsonNumber, toJsonNumbers } from '../json-number.ts';
import { columnsOf, greet, readFit, readItems, readScores, type Greeting, type Hello, type Learned } from './command-answers.ts';
import { processOf, type CommandProcess } from './command-process.ts';

/** A timer's longest span. */
const LONGEST_TIMEOUT = 2_000_000;

const parameters = z.strictObject({
  command: z.array(z.string().min(1)).min(1).describe('program and arguments, run without a shell in the folder of the study'),
  timeoutSeconds: z.number().positive().max(LONGEST_TIMEOUT).default(60).describe('the program is killed when it takes longer over one answer'),
});

/** The laboratory with the family `command` in every domain whose items can be JSON; commands run in `base`, and are not asked again what they have told. */
export function withCommandFamily(lab: Lab, base: string, told?: readonly Greeting[]): Lab {
  const domains = lab.domains.map((each) =>
    each.open((domain) => {
      const { algebra, families } = domain;
      return algebra.json ? defineDomain({ ...domain, families: families.with([commandFamily(algebra, algebra.json, base, told)]) }) : each;
    }),
  );
  return { ...lab, domains };
}

/** The family for one domain. Making it asks the program what it can do, unless it has told; nothing else is started before the first fit. */
export function commandFamily<D>(algebra: Pick<DataAlgebra<D>, 'size'>, json: JsonItems<D>, base: string, told?: readonly Greeting[]): Entry<Model<D>> {
  return defineFamily({
    id: 'command',
    summary: 'Any program that answers lines of JSON, in any language: it fits, samples and scores.',
    parameters,
    create: ({ command, timeoutSeconds }) => {
      const program = { command, folder: base, timeoutSeconds };
      return familyOf(greet(program, told), processOf(program), algebra, json);
    },
  });
}

function familyOf<D>(hello: Hello, program: CommandProcess, { size }: Pick<DataAlgebra<D>, 'size'>, json: JsonItems<D>): Family<D, Learned> {
  const columns = columnsOf(hello);
  const { weighted, given: takesGiven, decodes, freeParameters, scores } = hello;
  return {
    columns,
    channels: ['a program, which may know more than it is given'],
    weighted,
    takesGiven,
    decodes,
    ...(freeParameters !== undefined && { freeParameters }),
    fit({ items, weight }, { streams, previous }) {
      const weights = weight ? Array.from(weight, toJsonNumber) : null;
      const request = { do: 'fit', items: json.toList(items), weight: weights, previous: previous?.fitted ?? null, seed: streams.key };
      return program.ask(request, (answer) => readFit(answer, columns));
    },
    sample: ({ fitted }, count, { streams, decoding, given }) =>
      program.ask({ do: 'sample', fitted, count, decoding: toJsonNumbers({ ...decoding }), ...(given !== undefined && { given: json.toList(given) }), seed: streams.key }, (answer) => readItems(answer, count, json)),
    ...(scores && {
      score: ({ fitted }: Learned, items: D) => program.ask({ do: 'score', fitted, items: json.toList(items) }, (answer) => readScores(answer, size(items))),
    }),
    parameters: ({ parameters: row }) => row,
    encode: ({ fitted, parameters: row }) => {
      return new TextEncoder().encode(JSON.stringify({ fitted, parameters: toJsonNumbers(row) }));
    },
    decode(bytes) {
      const outcome = readFit(JSON.parse(new TextDecoder().decode(bytes)), columns);
      if ('ended' in outcome) throw new RangeError('a saved model must hold what was learned');
      return outcome.fitted;
    },
  };
}
